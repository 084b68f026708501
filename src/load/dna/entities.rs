//! The tables of entities and their attributes, into the variables.

use rustc_hash::FxHashMap;

use super::reader::{Reader, Within, nowhere};
use super::rows::{colour, number};
use super::types::{Entity, NONE};
use crate::error::Error;

/// Reads both.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<(), Error> {
    reader.entities()?;
    reader.attributes()
}

impl Reader<'_> {
    fn entities(&mut self) -> Result<(), Error> {
        let columns = [
            "ID",
            "VariableId",
            "Value",
            "Red",
            "Green",
            "Blue",
            "ChildOf",
        ];
        let mut children: Vec<(i64, i64)> = Vec::new();
        self.table("ENTITIES", "entity", &columns, |this, id, row| {
            let of = match Self::leads(row, 1, &this.variables) {
                Ok(of) => of,
                Err(to) => return this.flaw("entity", id, nowhere("belongs to variable", &to)),
            };
            let entity = Entity {
                id,
                name: this.text(row, 2, "entity", id),
                colour: colour(row, 3),
                parent: NONE,
                attributes: Vec::new(),
            };
            if let Ok(Some(parent)) = number(row, 6) {
                children.push((id, parent));
            }
            let entities = &mut this.variable(of).entities;
            let at = entities.len() as u32;
            entities.push(entity);
            this.entities.insert(id, (of, at));
        })?;
        for (id, parent) in children {
            let (of, at) = self.entities[&id];
            match self.entities.get(&parent) {
                Some((same, parent)) if *same == of => {
                    let parent = *parent;
                    self.variable(of).entities[at as usize].parent = parent;
                }
                _ => self.flaw(
                    "entity",
                    id,
                    nowhere("is part of entity", &parent.to_string()),
                ),
            }
        }
        Ok(())
    }

    fn attributes(&mut self) -> Result<(), Error> {
        let mut known: FxHashMap<i64, (Within, u32)> = FxHashMap::default();
        let columns = ["ID", "VariableId", "AttributeVariable"];
        self.table(
            "ATTRIBUTEVARIABLES",
            "attribute",
            &columns,
            |this, id, row| match Self::leads(row, 1, &this.variables) {
                Ok(of) => {
                    let name = this.text(row, 2, "attribute", id);
                    let attributes = &mut this.variable(of).attributes;
                    known.insert(id, (of, attributes.len() as u32));
                    attributes.push(name);
                }
                Err(to) => this.flaw("attribute", id, nowhere("belongs to variable", &to)),
            },
        )?;
        let columns = ["ID", "EntityId", "AttributeVariableId", "AttributeValue"];
        self.table(
            "ATTRIBUTEVALUES",
            "attribute value",
            &columns,
            |this, id, row| {
                let entity = Self::leads(row, 1, &this.entities);
                let attribute = Self::leads(row, 2, &known);
                let value = this.text(row, 3, "attribute value", id);
                if value.is_empty() {
                    return;
                }
                match (entity, attribute) {
                    (Ok((of, entity)), Ok((same, attribute))) if of == same => {
                        let variable = this.variable(of);
                        let count = variable.attributes.len();
                        let values = &mut variable.entities[entity as usize].attributes;
                        values.resize(count, Box::default());
                        values[attribute as usize] = value;
                    }
                    (Err(to), _) => this.flaw("attribute value", id, nowhere("is of entity", &to)),
                    (_, Err(to)) => {
                        this.flaw("attribute value", id, nowhere("is of attribute", &to))
                    }
                    _ => this.flaw(
                        "attribute value",
                        id,
                        "is of an entity and an attribute of two variables; it was left out",
                    ),
                }
            },
        )
    }
}

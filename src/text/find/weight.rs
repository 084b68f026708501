//! A word comes in; whether it turns or bends what a sentence says goes out.
//!
//! English, Russian, Ukrainian, German, French, Spanish. The lists are short:
//! they say which difference to look at first, not what a sentence means.

/// What a word does to a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It says the opposite: not, never, без.
    Negation,
    /// It refuses, or sets a limit to what is said: against, refuses, unless.
    Opposition,
    /// It says how certain, free or bound: may, must, soll.
    Modal,
}

/// A word with `*` is how words begin.
struct Language {
    negations: &'static str,
    oppositions: &'static str,
    modals: &'static str,
}

const LANGUAGES: &[Language] = &[
    // English; what ends in n't besides.
    Language {
        negations: "not no never none nobody nothing nowhere neither nor cannot without hardly",
        oppositions: "against but decline* deny denied denies denying except if only oppos* refus* reject* \
            unless until",
        modals: "may might can could will would shall should must ought",
    },
    // Russian
    Language {
        negations: "не ни нет без никогда никто ничего ничто нигде нельзя никак никакой никаких",
        oppositions: "если лишь но отверг* отказ* отклон* против только",
        modals: "бы может можем могут могу мог могла могло могли можно возможно должен должна \
            должно должны нужно надо следует обязан обязана обязаны вправе",
    },
    // Ukrainian
    Language {
        negations: "не ні ані немає нема без ніколи ніхто нічого ніде жоден жодна жодного",
        oppositions: "але відкин* відмов* відхил* лише проти тільки якщо",
        modals: "б би може можемо можуть можу міг могла могло могли можна можливо повинен повинна \
            повинно повинні мусить мусять треба потрібно слід",
    },
    // German
    Language {
        negations: "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder",
        oppositions: "abgelehnt ablehn* aber außer gegen lehne lehnen lehnt nur verweiger* weiger* wenn",
        modals: "kann können könnte könnten darf dürfen dürfte muss müssen müsste soll sollen sollte \
            sollten möchte würde würden",
    },
    // French
    Language {
        negations: "ne n pas non jamais aucun aucune rien ni sans",
        oppositions: "contre mais oppos* refus* rejet* sauf si",
        modals: "peut peuvent pourra pourrait pourraient doit doivent devra devrait devraient faut",
    },
    // Spanish
    Language {
        negations: "no nunca jamás ningún ninguno ninguna nada nadie sin ni tampoco",
        oppositions: "contra opone* pero rechaz* salvo si solo sólo",
        modals: "puede pueden podrá podría podrían debe deben deberá debería deberían",
    },
];

/// What a word does to a sentence, in any of the languages that are known.
///
/// ```
/// use stancegraph::text::{Weight, weight};
/// assert_eq!(weight("Won’t"), Some(Weight::Negation));
/// assert_eq!(weight("должны"), Some(Weight::Modal));
/// assert_eq!(weight("opposes"), Some(Weight::Opposition));
/// assert_eq!(weight("treaty"), None);
/// assert_eq!((weight("may"), weight("May")), (Some(Weight::Modal), None));
/// ```
pub fn weight(word: &str) -> Option<Weight> {
    // A month; at the start of a sentence, where it may be none, it is rare.
    if word.len() > 40 || word == "May" {
        return None;
    }
    let word = word.to_lowercase();
    let is = |listed: &str| match listed.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => listed == word,
    };
    let has = |list: &str| list.split_whitespace().any(is);
    if word.ends_with("n't") || word.ends_with("n’t") {
        return Some(Weight::Negation);
    }
    let any = |list: fn(&Language) -> &str| LANGUAGES.iter().any(|language| has(list(language)));
    if any(|language| language.negations) {
        Some(Weight::Negation)
    } else if any(|language| language.oppositions) {
        Some(Weight::Opposition)
    } else if any(|language| language.modals) {
        Some(Weight::Modal)
    } else {
        None
    }
}

/// By what two runs of words differ: by how often they negate or oppose, or
/// else by their modals. Words that differ in nothing but capitals are the same.
pub fn between(one: &[&str], other: &[&str]) -> Option<Weight> {
    let lower = |words: &[&str]| words.join(" ").to_lowercase();
    if lower(one) == lower(other) {
        return None;
    }
    let of = |words: &[&str], kind| {
        let mut found: Vec<String> = words
            .iter()
            .filter(|word| weight(word) == Some(kind))
            .map(|word| word.to_lowercase())
            .collect();
        found.sort();
        found
    };
    let as_often = |kind| of(one, kind).len() == of(other, kind).len();
    if !as_often(Weight::Negation) {
        Some(Weight::Negation)
    } else if !as_often(Weight::Opposition) {
        Some(Weight::Opposition)
    } else if of(one, Weight::Modal) != of(other, Weight::Modal) {
        Some(Weight::Modal)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_no_modal() {
        assert_eq!(between(&["May"], &["June"]), None);
        assert_eq!(between(&["in", "may"], &["in", "May"]), None);
        assert_eq!(between(&["may"], &["will"]), Some(Weight::Modal));
        assert_eq!(between(&["may"], &["on", "May"]), Some(Weight::Modal));
    }
}

//! The spelling of every closed list of words: once as in RON (`StrongSupport`),
//! once as in prose (`strong support`).

/// Defines an enum whose variants have a RON spelling, a prose spelling and
/// a place in `ALL`.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $prose:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// Every variant, in the order of the definition.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word as written in RON.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => stringify!($variant),)+ }
            }

            /// The word as written in a sentence.
            pub fn prose(self) -> &'static str {
                match self { $($name::$variant => $prose,)+ }
            }

            /// The variant of this RON name.
            pub fn from_name(name: &str) -> Option<$name> {
                match name { $(stringify!($variant) => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.prose())
            }
        }
    };
}

pub(crate) use words;

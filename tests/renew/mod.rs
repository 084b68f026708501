//! Whether tests shall write their expected files anew instead of comparing.

/// `UPDATE=1 cargo test` asks for it. Where `CI` is set it is refused, so that
/// no check can pass by changing what it checks.
pub fn asked() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    set("UPDATE") && !set("CI")
}

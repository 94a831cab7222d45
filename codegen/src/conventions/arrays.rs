//! Wrappers of arrays: .NET and others put a repeated element into a type that holds nothing else, as `ArrayOfInt`.

/// The properties of a type that decide whether it is a wrapper.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// Whether its content is one element that may occur several times.
    pub(crate) is_one_repeated_element: bool,
    /// Whether it has attributes, or text of its own.
    pub(crate) holds_more: bool,
    /// Whether the element has the type itself: a list of itself would never end.
    pub(crate) is_of_itself: bool,
}

/// Returns `true` if elements of such a type become lists.
pub(crate) fn is_wrapper(shape: Shape) -> bool {
    shape.is_one_repeated_element && !shape.holds_more && !shape.is_of_itself
}

//! The sections of the page and their code blocks.

use std::ops::Range;

/// A section with a schema.
pub(super) struct Section {
    /// The heading.
    pub(super) title: String,
    /// The schema, and parts of a WSDL after it. Types that its opening fence names are those that a request holds.
    pub(super) xml: Block,
    /// The configuration.
    pub(super) toml: Option<Block>,
    /// What comes out.
    pub(super) shape: Block,
    /// The example.
    pub(super) usage: Block,
}

/// A code block.
pub(super) struct Block {
    /// The word after the opening fence.
    language: String,
    /// The words after that one.
    pub(super) types: Vec<String>,
    pub(super) text: String,
    /// The lines between the fences.
    pub(super) lines: Range<usize>,
}

/// Reads the sections that have a schema.
///
/// # Errors
/// A code block has no end; a section with a schema lacks a block, or has another one.
pub(super) fn sections(page: &str) -> Result<Vec<Section>, String> {
    let mut sections = Vec::new();
    let (mut title, mut blocks) = (String::new(), Vec::new());
    let mut lines = page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let mut words = info.split_whitespace().map(str::to_owned);
            let start = number + 1;
            let end = lines.find(|(_, line)| line.starts_with("```")).map(|(number, _)| number);
            let end = end.ok_or_else(|| format!("line {start}: the code block has no end"))?;
            let text = page.lines().skip(start).take(end - start).map(|line| format!("{line}\n")).collect();
            let language = words.next().unwrap_or_default();
            blocks.push(Block { language, types: words.collect(), text, lines: start..end });
        } else if line.starts_with('#') {
            sections.extend(section(&title, std::mem::take(&mut blocks))?);
            title = line.trim_start_matches('#').trim().to_owned();
        }
    }
    sections.extend(section(&title, blocks)?);
    Ok(sections)
}

/// Reads a section; `None` if it has no schema.
fn section(title: &str, blocks: Vec<Block>) -> Result<Option<Section>, String> {
    if blocks.iter().all(|block| block.language != "xml") {
        return Ok(None);
    }
    let mut blocks = blocks.into_iter().peekable();
    let mut next = |language: &str| blocks.next_if(|block| block.language == language);
    let (xml, toml, shape, usage) = (next("xml"), next("toml"), next("rust"), next("rust"));
    match (xml, shape, usage, blocks.next()) {
        (Some(xml), Some(shape), Some(usage), None) => {
            Ok(Some(Section { title: title.to_owned(), xml, toml, shape, usage }))
        }
        _ => Err(format!(
            "section {title:?}: not the blocks xml, toml (if needed), rust (what comes out), rust (its use)"
        )),
    }
}

/// The name of a section's module.
pub(super) fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("_")
}

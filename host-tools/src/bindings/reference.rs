//! The API reference: one page per class and an index, as Markdown (committed) and as HTML (rendered when asked for).
//!
//! A page is a list of blocks; two small writers turn it into text. Deliberately absent: a Markdown parser.

use super::Files;
use super::model::{Call, Klass, Ty, field_since, named};
use api_core::error::ERRORS;
use api_core::schema::types::{Default, Qualifier, Source, Type};
use api_core::schema::{Class, Field};

enum Inline {
    Text(String),
    Code(String),
    /// What is shown, and `PAGE` or `PAGE#PLACE`.
    Link(String, String),
}

type Line = Vec<Inline>;

enum Block {
    Heading(usize, String),
    Para(Line),
    Table(&'static [&'static str], Vec<Vec<Line>>),
}

struct Page {
    name: String,
    title: String,
    blocks: Vec<Block>,
}

fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

fn code(text: &str) -> Inline {
    Inline::Code(text.into())
}

fn link(shown: &str, to: &str) -> Inline {
    Inline::Link(shown.into(), to.into())
}

fn para(words: &str) -> Block {
    Block::Para(vec![text(words)])
}

/// Adds the pages as Markdown.
pub fn markdown(classes: &[Klass], files: &mut Files) {
    for page in pages(classes) {
        files.insert(format!("docs/api/{}.md", page.name), as_markdown(&page));
    }
}

/// Adds the pages as HTML.
pub fn html(classes: &[Klass], files: &mut Files) {
    for page in pages(classes) {
        files.insert(format!("{}.html", page.name), as_html(&page));
    }
}

fn pages(classes: &[Klass]) -> Vec<Page> {
    let mut pages = vec![index(classes), types(classes), errors(classes)];
    pages.extend(classes.iter().map(class));
    pages
}

fn index(classes: &[Klass]) -> Page {
    let calls: usize = classes.iter().map(|c| c.calls.len()).sum();
    let fields: usize = classes.iter().map(|c| c.fields.len()).sum();
    let rows = classes.iter().map(|c| {
        let count = |n: usize| vec![text(&n.to_string())];
        vec![vec![link(c.name, c.name)], vec![text(c.doc)], count(c.fields.len()), count(c.calls.len())]
    });
    let blocks = vec![
        para(&format!(
            "The Xen Management API, versions 0.4.3 to 1.0.10, as Xenith serves it: {} classes, {fields} fields, {calls} \
             methods. Written by ./x bindings from the rows of api-core/src/schema; ./x docs renders it as HTML.",
            classes.len()
        )),
        Block::Para(vec![text("See also: "), link("types", "types"), text(", "), link("errors", "errors"), text(".")]),
        Block::Heading(2, "Classes".into()),
        Block::Table(&["class", "what it is", "fields", "methods"], rows.collect()),
        Block::Heading(2, "How to call".into()),
        para(
            "XML-RPC by HTTP POST to / on port 9363. The first parameter of every method but session.login_with_password is \
             the session's reference. The answer is a struct: Status is Success and Value has the result, or Status is \
             Failure and ErrorDescription is an array of texts, the code and its parameters.",
        ),
        para(
            "An int is a decimal string in answers, and may be one or an XML-RPC int in calls. A reference is a uuid as a \
             string; none is the empty string. Void is the empty string. An enum is a string, a set an array, a map and a \
             record a struct, a float a double, a datetime a dateTime.iso8601 in UTC.",
        ),
        para(
            "Every message but those of session and task has an Async. form too: it answers at once with a \
             task. Those marked with async have one in the bindings. Names of methods are looked up without regard to case, \
             and those that 0.4.3 called otherwise (get_by_label, get_all_tasks, get_otherConfig) still are methods.",
        ),
        Block::Heading(2, "Marks".into()),
        Block::Table(
            &["mark", "meaning"],
            [
                ("RO/run", "nobody but the host writes the field"),
                ("RO/ins", "the constructor writes it"),
                ("RW", "the constructor and set_FIELD write it; a set or a map also add_to_FIELD and remove_from_FIELD"),
                ("settable", "as 0.4.3 has it, set_FIELD writes it too, while the object is not attached"),
                ("0.4.3 only", "later texts dropped it; a field is in get_record_internal and not in get_record"),
                ("extension", "in neither text"),
                ("read, operate, admin", "the role a user needs at least"),
            ]
            .map(|(mark, meaning)| vec![vec![text(mark)], vec![text(meaning)]])
            .into(),
        ),
    ];
    Page { name: "index".into(), title: "Xen Management API".into(), blocks }
}

fn types(classes: &[Klass]) -> Page {
    let (enums, structs) = named(classes);
    let mut blocks = vec![Block::Para(vec![link("Index", "index")]), Block::Heading(2, "Enums".into())];
    for row in enums {
        blocks.push(Block::Heading(3, row.name.into()));
        let mut line = Vec::new();
        for value in row.values {
            if !line.is_empty() {
                line.push(text(", "));
            }
            line.push(code(value));
        }
        blocks.push(Block::Para(line));
    }
    blocks.push(Block::Heading(2, "Structs".into()));
    for row in structs {
        blocks.push(Block::Heading(3, row.name.into()));
        let members = row.members.iter().map(|(name, ty)| vec![vec![code(name)], ty_line(&(*ty).into())]);
        blocks.push(Block::Table(&["member", "type"], members.collect()));
    }
    Page { name: "types".into(), title: "Types".into(), blocks }
}

fn errors(classes: &[Klass]) -> Page {
    let mut rows = Vec::new();
    for error in ERRORS {
        let mut of = Vec::new();
        for call in classes.iter().flat_map(|c| &c.calls).filter(|c| c.errors.contains(&error.name)) {
            let class = call.full.split('.').next().unwrap_or_default();
            if of.len() < 23 {
                if !of.is_empty() {
                    of.push(text(", "));
                }
                of.push(link(&call.full, &format!("{class}#{}", call.name)));
            } else if of.len() == 23 {
                of.push(text(", and others"));
            }
        }
        let since = if error.extension { "extension" } else { "1.0" };
        rows.push(vec![vec![code(error.name)], vec![text(&error.params.join(", "))], vec![text(since)], of]);
    }
    let blocks = vec![
        Block::Para(vec![link("Index", "index")]),
        para(
            "Beside its own errors any method may answer MESSAGE_PARAMETER_COUNT_MISMATCH (counts include the session), \
             SESSION_INVALID, PERMISSION_DENIED, FIELD_TYPE_ERROR for a parameter of another type, HANDLE_INVALID for a \
             reference to nothing, VALUE_NOT_SUPPORTED for a text that is none of an enum or a value out of its bounds, \
             LIMIT_REACHED and INTERNAL_ERROR; add_to_FIELD of a map also MAP_DUPLICATE_KEY. A method that does not exist \
             is MESSAGE_METHOD_UNKNOWN.",
        ),
        Block::Table(&["code", "parameters", "since", "own error of"], rows),
    ];
    Page { name: "errors".into(), title: "Errors".into(), blocks }
}

fn class(class: &Klass) -> Page {
    let mut blocks = vec![Block::Para(vec![link("Index", "index")]), para(class.doc)];
    if !class.fields.is_empty() {
        blocks.push(Block::Heading(2, "Fields".into()));
        let rows = class.fields.iter().map(|field| {
            let mut words = vec![text(field.doc.text())];
            words.extend(related(class.class, field));
            vec![
                vec![code(field.name)],
                ty_line(&field.ty.into()),
                vec![text(qualifier(field))],
                vec![text(field_since(field))],
                vec![text(&default(field))],
                words,
            ]
        });
        blocks.push(Block::Table(&["field", "type", "", "since", "default", "what it is"], rows.collect()));
    }
    blocks.push(Block::Heading(2, "Methods".into()));
    for call in &class.calls {
        blocks.push(Block::Heading(3, call.name.clone()));
        blocks.push(Block::Para(signature(call)));
        let asynchronous = if call.asynchronous { ", async" } else { "" };
        let mut line = vec![text(&format!("{} ({}, {}{asynchronous})", call.doc, call.since, call.role))];
        for (at, error) in call.errors.iter().enumerate() {
            line.push(text(if at == 0 { " Errors: " } else { ", " }));
            line.push(link(error, "errors"));
        }
        if !call.errors.is_empty() {
            line.push(text("."));
        }
        blocks.push(Block::Para(line));
    }
    Page { name: class.name.into(), title: format!("Class {}", class.name), blocks }
}

fn qualifier(field: &Field) -> &'static str {
    match (field.qualifier, field.settable) {
        (Qualifier::RW, _) => "RW",
        (Qualifier::RO_ins, false) => "RO/ins",
        (Qualifier::RO_ins, true) => "RO/ins, settable",
        (Qualifier::RO_run, false) => "RO/run",
        (Qualifier::RO_run, true) => "RO/run, settable",
    }
}

/// What a constructor's record may leave out, and what it gets then.
fn default(field: &Field) -> String {
    if field.qualifier == Qualifier::RO_run && !field.settable {
        return String::new();
    }
    match (field.default, field.ty) {
        _ if field.required => "required".into(),
        (Default::Int(n), _) => n.to_string(),
        (Default::Text(t), _) => (*t).into(),
        (Default::Bool(b), _) => b.to_string(),
        (Default::Zero, Type::Int) => "0".into(),
        (Default::Zero, Type::Bool) => "false".into(),
        (Default::Zero, Type::Enum(row)) => row.values.first().copied().unwrap_or_default().into(),
        (Default::Zero, Type::Ref(_)) => "none".into(),
        (Default::Zero, _) => "empty".into(),
    }
}

/// The field at the other end of a relation, or the one that has the value now.
fn related(class: Class, field: &Field) -> Vec<Inline> {
    let of = |class: Class, index: u8| class.row().fields.get(usize::from(index));
    match field.source {
        Source::Inverse(there, index) => match of(there, index) {
            Some(other) => vec![
                text(" Computed: every "),
                link(there.row().name, there.row().name),
                text(" whose "),
                code(other.name),
                text(" this is."),
            ],
            None => Vec::new(),
        },
        Source::Member(index) => {
            of(class, index).map_or(Vec::new(), |map| vec![text(" Kept in "), code(map.name), text(".")])
        }
        _ => Vec::new(),
    }
}

fn ty_line(ty: &Ty) -> Line {
    match ty {
        Ty::Ref(class) | Ty::Record(class) => {
            let name = class.row().name;
            vec![link(name, name), text(if matches!(ty, Ty::Ref(_)) { " ref" } else { " record" })]
        }
        Ty::Enum(row) => vec![link(row.name, &format!("types#{}", row.name))],
        Ty::Struct(row) => vec![link(row.name, &format!("types#{}", row.name))],
        Ty::Set(of) => [vec![text("(")], ty_line(of), vec![text(") Set")]].into_iter().flatten().collect(),
        Ty::Map(key, of) => {
            let parts = [vec![text("(")], ty_line(key), vec![text(" → ")], ty_line(of), vec![text(") Map")]];
            parts.into_iter().flatten().collect()
        }
        other => vec![text(&other.spelled())],
    }
}

fn signature(call: &Call) -> Line {
    let mut line = ty_line(&call.result);
    line.extend([text(" "), code(&call.full), text(" (")]);
    let mut first = true;
    if call.session {
        line.push(text("session"));
        first = false;
    }
    for (name, ty) in &call.params {
        line.push(text(if first { "" } else { ", " }));
        line.extend(ty_line(ty));
        line.extend([text(" "), code(name)]);
        first = false;
    }
    line.push(text(")"));
    line
}

fn as_markdown(page: &Page) -> String {
    let inline = |line: &Line| -> String {
        let one = |part: &Inline| match part {
            Inline::Text(t) => t.replace('_', "\\_").replace('*', "\\*").replace('<', "&lt;").replace('|', "\\|"),
            Inline::Code(t) => format!("`{t}`"),
            Inline::Link(shown, to) => {
                let (page, place) = to.split_once('#').unwrap_or((to, ""));
                // As forges make anchors of headings.
                let place = if place.is_empty() { String::new() } else { format!("#{}", place.to_lowercase()) };
                format!("[{}]({page}.md{place})", shown.replace('_', "\\_"))
            }
        };
        line.iter().map(one).collect()
    };
    let mut out = format!("# {}\n", page.title.replace('_', "\\_"));
    for block in &page.blocks {
        out.push('\n');
        match block {
            Block::Heading(level, title) => out += &format!("{} {}\n", "#".repeat(*level), title.replace('_', "\\_")),
            Block::Para(line) => out += &format!("{}\n", inline(line)),
            Block::Table(head, rows) => {
                out += &format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(head.len()));
                for row in rows {
                    let cells: Vec<String> = row.iter().map(inline).collect();
                    out += &format!("| {} |\n", cells.join(" | "));
                }
            }
        }
    }
    out
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em}\
    table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2em .5em;text-align:left;vertical-align:top}\
    h3{margin-bottom:0}code{background:#f2f2f2}";

fn as_html(page: &Page) -> String {
    let escape = |t: &str| t.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let inline = |line: &Line| -> String {
        let one = |part: &Inline| match part {
            Inline::Text(t) => escape(t),
            Inline::Code(t) => format!("<code>{}</code>", escape(t)),
            Inline::Link(shown, to) => {
                let (page, place) = to.split_once('#').map_or((&**to, String::new()), |(p, at)| (p, format!("#{at}")));
                format!("<a href=\"{page}.html{place}\">{}</a>", escape(shown))
            }
        };
        line.iter().map(one).collect()
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{0}</title><style>{STYLE}</style></head>\
         <body>\n<h1>{0}</h1>\n",
        escape(&page.title)
    );
    for block in &page.blocks {
        match block {
            Block::Heading(level, title) => out += &format!("<h{level} id=\"{0}\">{0}</h{level}>\n", escape(title)),
            Block::Para(line) => out += &format!("<p>{}</p>\n", inline(line)),
            Block::Table(head, rows) => {
                let cells = |tag: &str, cells: Vec<String>| -> String {
                    cells.iter().map(|cell| format!("<{tag}>{cell}</{tag}>")).collect()
                };
                out += &format!("<table><tr>{}</tr>\n", cells("th", head.iter().map(|h| escape(h)).collect()));
                for row in rows {
                    out += &format!("<tr>{}</tr>\n", cells("td", row.iter().map(inline).collect()));
                }
                out += "</table>\n";
            }
        }
    }
    out + "</body></html>\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bindings::model;

    #[test]
    fn every_link_leads_somewhere() {
        let pages = pages(&model::classes());
        let leads = |to: &str| {
            let (name, place) = to.split_once('#').unwrap_or((to, ""));
            pages.iter().filter(|p| p.name == name).any(|page| {
                let heading = |b: &Block| matches!(b, Block::Heading(_, title) if title == place);
                place.is_empty() || page.blocks.iter().any(heading)
            })
        };
        let mut seen = 0;
        let mut check = |line: &Line| {
            for part in line {
                if let Inline::Link(_, to) = part {
                    assert!(leads(to), "{to}");
                    seen += 1;
                }
            }
        };
        for block in pages.iter().flat_map(|p| &p.blocks) {
            match block {
                Block::Heading(..) => {}
                Block::Para(line) => check(line),
                Block::Table(_, rows) => rows.iter().flatten().for_each(&mut check),
            }
        }
        assert!(seen > 1000, "{seen}");
    }
}

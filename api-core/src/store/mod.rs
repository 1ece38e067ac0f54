//! The objects: a table per class, indexes by uuid, by name_label and by reference.
//!
//! ```text
//!   tables[class]  uuid -> [Value; fields of the row]
//!   links          (target, class, field, referrer): inverse sets and clean removal, both range scans
//!                  (hash of name_label, class | LABEL, field, object): names, in the same tree
//! ```
//! Nothing here is proportional to the number of objects except listing them. Every change goes to the
//! [`feed::Feed`]; objects with changes that are to survive the machine are remembered until [`Store::take_unkept`].
//! Deliberately absent: types and permissions (dispatch checks them), where records are kept.

pub mod feed;
pub mod record;
pub mod value;

use crate::idmap::IdMap;
use crate::lifecycle::backend::Uuid;
use crate::schema::Class;
use crate::schema::types::{Key, Source};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use feed::{Change, Feed, Kind as ChangeKind};
use record::Record;
use value::{Kind, NONE, Value};

#[derive(Default)]
struct Table {
    objects: IdMap<Uuid, Vec<Value>>,
    label_field: Option<u8>,
}

impl Table {
    fn cost(&self, field: u8, value: &Value) -> usize {
        let name = match value {
            Value::Str(_) if self.label_field == Some(field) => size_of::<Link>(),
            _ => 0,
        };
        value.weight() + name
    }
}

/// A reference that is there: (target, referrer's class, field, referrer).
pub(crate) type Link = (Uuid, u8, u8, Uuid);

/// Marks the class of a link that is a name: no object's uuid leads to one.
const LABEL: u8 = 0x80;

/// Where a name stands among the links: FNV-1a, 128 bits. Two names may share a place, so the name itself is compared too.
fn place(label: &str) -> Uuid {
    let step = |hash: u128, byte: u8| (hash ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b);
    label.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, step).to_be_bytes()
}

/// All objects.
pub struct Store {
    tables: Vec<Table>,
    links: BTreeSet<Link>,
    bytes: usize,
    feed: Feed,
    /// Objects with changes to be kept, if any is to be kept at all, and how many such changes there were.
    unkept: Option<BTreeSet<(u8, Uuid)>>,
    changes: u64,
}

impl Default for Store {
    fn default() -> Self {
        Store::new()
    }
}

/// Puts values into fields of an object that is not in the store yet.
pub fn put(values: &mut [Value], fields: Vec<(u8, Value)>) {
    for (field, value) in fields {
        if let Some(slot) = values.get_mut(usize::from(field)) {
            *slot = value;
        }
    }
}

impl Store {
    /// An empty store for the classes of the schema.
    pub fn new() -> Store {
        let table = |class: &Class| Table {
            label_field: (0u8..).zip(class.row().fields).find(|(_, f)| f.name == "name_label").map(|(i, _)| i),
            ..Table::default()
        };
        Store {
            tables: Class::ALL.iter().map(table).collect(),
            links: BTreeSet::new(),
            bytes: 0,
            feed: Feed::default(),
            unkept: None,
            changes: 0,
        }
    }

    /// From now on changes are to be kept; all that is there counts as changed.
    pub(crate) fn keep(&mut self) {
        let mut all = BTreeSet::new();
        for class in Class::ALL.iter().filter(|class| class.row().kept) {
            all.extend(self.all(*class).map(|uuid| (*class as u8, uuid)));
        }
        self.changes += 1;
        self.unkept = Some(all);
    }

    /// How many changes there were of what is to be kept.
    pub(crate) fn changes(&self) -> u64 {
        self.changes
    }

    /// The object is to be kept anew.
    pub(crate) fn touch(&mut self, class: Class, uuid: &Uuid) {
        if let (true, Some(unkept)) = (class.row().kept, &mut self.unkept) {
            unkept.insert((class as u8, *uuid));
            self.changes += 1;
        }
    }

    /// Objects changed since this was asked last: class, uuid and record.
    pub(crate) fn take_unkept(&mut self) -> Vec<(Class, Uuid, Record)> {
        let Some(unkept) = self.unkept.as_mut().filter(|set| !set.is_empty()).map(core::mem::take) else {
            return Vec::new();
        };
        let class = |number: u8| Class::ALL.get(usize::from(number)).copied();
        let of = |(number, uuid)| Some((class(number)?, uuid));
        let record = |(class, uuid): (Class, Uuid)| {
            let bytes = self.values(class, &uuid).map(|values| record::encode(class, values));
            (class, uuid, (record::key(class.row().name, &uuid), bytes))
        };
        unkept.into_iter().filter_map(of).map(record).collect()
    }

    /// What has changed lately.
    pub fn feed(&self) -> &Feed {
        &self.feed
    }

    /// The time changes have from now on, wall time in seconds.
    pub(crate) fn set_time(&mut self, time: u64) {
        self.feed.time = time;
    }

    /// The slowest and the fastest reader of the feed have read up to there; None: there are none.
    pub(crate) fn read_events(&mut self, up_to: Option<(u64, u64)>) {
        self.feed.read(up_to);
    }

    /// Bytes of all values and of the names in the indexes.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Bytes a value takes in a field: a name_label is in its index too.
    pub fn cost(&self, class: Class, field: u8, value: &Value) -> usize {
        self.table(class).map_or(0, |t| t.cost(field, value))
    }

    /// Bytes an object takes.
    pub fn cost_of(&self, class: Class, values: &[Value]) -> usize {
        (0u8..).zip(values).map(|(field, value)| self.cost(class, field, value)).sum()
    }

    fn table(&self, class: Class) -> Option<&Table> {
        self.tables.get(class as usize)
    }

    /// Number of objects of a class.
    pub fn len(&self, class: Class) -> usize {
        self.table(class).map_or(0, |t| t.objects.len())
    }

    /// Whether there is such an object.
    pub fn contains(&self, class: Class, uuid: &Uuid) -> bool {
        self.table(class).is_some_and(|t| t.objects.contains_key(uuid))
    }

    /// Every object of a class, by uuid.
    pub fn all(&self, class: Class) -> impl Iterator<Item = Uuid> {
        self.table(class).into_iter().flat_map(|t| t.objects.keys())
    }

    /// The objects of a class with this name_label.
    pub fn by_label<'a>(&'a self, class: Class, label: &'a str) -> impl Iterator<Item = &'a Uuid> {
        let (at, mark) = (place(label), class as u8 | LABEL);
        let field = self.table(class).and_then(|t| t.label_field);
        let named = move |uuid: &&Uuid| {
            let value = field.and_then(|field| self.value(class, uuid, field));
            matches!(value, Some(Value::Str(name)) if **name == *label)
        };
        self.links.range((at, mark, 0, NONE)..=(at, mark, 255, [0xff; 16])).map(|l| &l.3).filter(named)
    }

    /// The objects of `class` whose reference `field` points to `target`.
    pub fn inverse(&self, class: Class, field: u8, target: &Uuid) -> impl Iterator<Item = &Uuid> {
        let (t, c) = (*target, class as u8);
        self.links.range((t, c, field, NONE)..=(t, c, field, [0xff; 16])).map(|l| &l.3)
    }

    /// Every stored reference to an object: class, field and uuid of what has it.
    pub fn referrers(&self, target: &Uuid) -> impl Iterator<Item = (Class, u8, Uuid)> {
        let links = self.links.range((*target, 0, 0, NONE)..(*target, LABEL, 0, NONE));
        links.filter_map(|(_, class, field, from)| Some((*Class::ALL.get(usize::from(*class))?, *field, *from)))
    }

    /// All values of an object, in the order of its row.
    pub fn values(&self, class: Class, uuid: &Uuid) -> Option<&[Value]> {
        self.table(class)?.objects.get(uuid).map(Vec::as_slice)
    }

    /// One value of an object.
    pub fn value(&self, class: Class, uuid: &Uuid, field: u8) -> Option<&Value> {
        self.values(class, uuid)?.get(usize::from(field))
    }

    /// A field by its typed key; the kind's empty value if there is no such object.
    pub fn get<K: Kind>(&self, key: Key<K>, uuid: &Uuid) -> K::View<'_> {
        K::view(self.value(key.class, uuid, key.field).unwrap_or(&Value::Void))
    }

    /// Writes a field by its typed key. Of no effect if there is no such object.
    pub fn set<K: Kind>(&mut self, key: Key<K>, uuid: &Uuid, view: K::View<'_>) {
        self.set_value(key.class, uuid, key.field, K::own(view));
    }

    /// Writes a field.
    pub fn set_value(&mut self, class: Class, uuid: &Uuid, field: u8, value: Value) {
        self.change(class, uuid, field, |old| *old = value);
    }

    /// Changes a field in place.
    pub fn change(&mut self, class: Class, uuid: &Uuid, field: u8, edit: impl FnOnce(&mut Value)) {
        let Some(table) = self.tables.get_mut(class as usize) else { return };
        let Some(old) = table.objects.get(uuid).and_then(|o| o.get(usize::from(field))) else { return };
        self.bytes = self.bytes.saturating_sub(table.cost(field, old));
        let Some(slot) = table.objects.get_mut(uuid).and_then(|o| o.get_mut(usize::from(field))) else { return };
        if let Value::Ref(target) = slot {
            self.links.remove(&(*target, class as u8, field, *uuid));
        }
        let is_label = table.label_field == Some(field);
        if let (true, Value::Str(label)) = (is_label, &*slot) {
            self.links.remove(&(place(label), class as u8 | LABEL, field, *uuid));
        }
        edit(slot);
        if let (true, Value::Str(label)) = (is_label, &*slot) {
            self.links.insert((place(label), class as u8 | LABEL, field, *uuid));
        }
        if let Value::Ref(target) = slot
            && *target != NONE
        {
            self.links.insert((*target, class as u8, field, *uuid));
        }
        let new = table.objects.get(uuid).and_then(|o| o.get(usize::from(field)));
        self.bytes += new.map_or(0, |value| table.cost(field, value));
        let change = Change { class, uuid: *uuid, kind: ChangeKind::Modified(field) };
        self.feed.push(change);
        if self.unkept.is_some() && record::keeps(class, field) {
            self.touch(class, uuid);
        }
    }

    /// A new object's values before anybody said anything; its uuid is set.
    pub fn blank(class: Class, uuid: &Uuid) -> Vec<Value> {
        let mut values: Vec<Value> = class.row().fields.iter().map(Value::default_of).collect();
        if let (Some(first), Some("uuid")) = (values.first_mut(), class.row().fields.first().map(|f| f.name)) {
            *first = Value::str(&crate::wire::uuid::uuid_text(uuid));
        }
        values
    }

    /// A blank object with some of its fields.
    pub fn with(class: Class, uuid: &Uuid, fields: Vec<(u8, Value)>) -> Vec<Value> {
        let mut values = Store::blank(class, uuid);
        put(&mut values, fields);
        values
    }

    /// Adds an object, in the place of one that was there.
    pub fn insert(&mut self, class: Class, uuid: Uuid, values: Vec<Value>) {
        if self.contains(class, &uuid) {
            self.remove(class, &uuid);
        }
        let Some(table) = self.tables.get_mut(class as usize) else { return };
        for (field, value) in (0u8..).zip(&values) {
            self.bytes += table.cost(field, value);
            match value {
                Value::Ref(target) if *target != NONE => {
                    self.links.insert((*target, class as u8, field, uuid));
                }
                Value::Str(label) if table.label_field == Some(field) => {
                    self.links.insert((place(label), class as u8 | LABEL, field, uuid));
                }
                _ => {}
            }
        }
        let change = Change { class, uuid, kind: ChangeKind::Added };
        table.objects.insert(uuid, values);
        self.feed.push(change);
        self.touch(class, &uuid);
    }

    /// Removes an object; references to it become references to nothing.
    pub fn remove(&mut self, class: Class, uuid: &Uuid) {
        let referrers: Vec<(Class, u8, Uuid)> = self.referrers(uuid).collect();
        for (from, field, referrer) in referrers {
            self.set_value(from, &referrer, field, Value::Ref(NONE));
        }
        let Some(table) = self.tables.get_mut(class as usize) else { return };
        let Some(values) = table.objects.remove(uuid) else { return };
        for (field, value) in (0u8..).zip(&values) {
            self.bytes = self.bytes.saturating_sub(table.cost(field, value));
            match value {
                Value::Ref(target) => {
                    self.links.remove(&(*target, class as u8, field, *uuid));
                }
                Value::Str(label) if table.label_field == Some(field) => {
                    self.links.remove(&(place(label), class as u8 | LABEL, field, *uuid));
                }
                _ => {}
            }
        }
        let change = Change { class, uuid: *uuid, kind: ChangeKind::Removed };
        self.feed.push(change);
        self.touch(class, uuid);
    }

    /// The members of a computed set of references.
    pub fn computed(&self, source: Source, target: &Uuid) -> impl Iterator<Item = &Uuid> {
        let side = match source {
            Source::Inverse(class, field) => Some(self.inverse(class, field, target)),
            _ => None,
        };
        side.into_iter().flatten()
    }
}

//! Parsing patterns (XML Schema part 2, appendix F).

use std::iter::Peekable;
use std::str::CharIndices;

use super::escapes;
use super::tree::{Atom, Class, Expression, Part, Piece};
use super::{Error, MOST_NESTING};

/// Parses a pattern.
pub(super) fn parse(pattern: &str) -> Result<Expression, Error> {
    let mut parser = Parser { rest: pattern.char_indices().peekable(), end: pattern.len(), depth: 0 };
    let expression = parser.expression()?;
    match parser.peek() {
        None => Ok(expression),
        Some(_) => Err(parser.error("an opening parenthesis is missing")),
    }
}

struct Parser<'p> {
    rest: Peekable<CharIndices<'p>>,
    end: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<char> {
        self.rest.peek().map(|(_, character)| *character)
    }

    fn next(&mut self) -> Option<char> {
        self.rest.next().map(|(_, character)| character)
    }

    /// Takes the next character if it is this one.
    fn eat(&mut self, character: char) -> bool {
        self.rest.next_if(|(_, next)| *next == character).is_some()
    }

    /// Returns an error at the next character.
    fn error(&mut self, problem: &'static str) -> Error {
        Error { problem, at: self.rest.peek().map_or(self.end, |(at, _)| *at) }
    }

    fn deeper(&mut self) -> Result<(), Error> {
        self.depth += 1;
        if self.depth > MOST_NESTING { Err(self.error("parentheses or classes are nested too deeply")) } else { Ok(()) }
    }

    fn expression(&mut self) -> Result<Expression, Error> {
        self.deeper()?;
        let mut branches = vec![Vec::new()];
        loop {
            match self.peek() {
                None | Some(')') => break,
                Some('|') => {
                    self.next();
                    branches.push(Vec::new());
                }
                Some(_) => {
                    let piece = self.piece()?;
                    if let Some(branch) = branches.last_mut() {
                        branch.push(piece);
                    }
                }
            }
        }
        self.depth -= 1;
        Ok(Expression { branches })
    }

    fn piece(&mut self) -> Result<Piece, Error> {
        let atom = self.atom()?;
        let (min, max) = match self.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => {
                self.next();
                let (min, max) = self.quantity()?;
                return Ok(Piece { atom, min, max });
            }
            _ => return Ok(Piece { atom, min: 1, max: Some(1) }),
        };
        self.next();
        Ok(Piece { atom, min, max })
    }

    /// Parses what follows `{` in a quantifier.
    fn quantity(&mut self) -> Result<(u32, Option<u32>), Error> {
        let min = self.number()?;
        let max = match self.next() {
            Some('}') => return Ok((min, Some(min))),
            Some(',') if self.eat('}') => return Ok((min, None)),
            Some(',') => self.number()?,
            _ => return Err(self.error("a quantifier is `{n}`, `{n,}` or `{n,m}`")),
        };
        if !self.eat('}') {
            return Err(self.error("a closing brace is missing"));
        }
        if max < min {
            return Err(self.error("the maximum of a quantifier is less than its minimum"));
        }
        Ok((min, Some(max)))
    }

    fn number(&mut self) -> Result<u32, Error> {
        let mut digits = String::new();
        while let Some((_, digit)) = self.rest.next_if(|(_, c)| c.is_ascii_digit()) {
            digits.push(digit);
        }
        if digits.is_empty() {
            return Err(self.error("a number is missing"));
        }
        digits.parse().map_err(|_| self.error("the number is too large"))
    }

    fn atom(&mut self) -> Result<Atom, Error> {
        match self.peek() {
            Some('(') => {
                self.next();
                let group = self.expression()?;
                if !self.eat(')') {
                    return Err(self.error("a closing parenthesis is missing"));
                }
                Ok(Atom::Group(group))
            }
            Some('[') => {
                self.next();
                self.class().map(Atom::Class)
            }
            Some('.') => {
                self.next();
                Ok(Atom::Class(escapes::wildcard()))
            }
            Some('\\') => {
                self.next();
                Ok(match self.escape()? {
                    Escaped::Character(character) => Atom::Character(character),
                    Escaped::Part(Part::Class(class)) => Atom::Class(class),
                    Escaped::Part(part) => Atom::Class(Class { parts: vec![part], ..Class::default() }),
                })
            }
            Some('?' | '*' | '+' | '{') => Err(self.error("a quantifier has nothing before it")),
            Some(']') => Err(self.error("an opening bracket is missing")),
            Some('}') => Err(self.error("an opening brace is missing")),
            Some(character) => {
                self.next();
                Ok(Atom::Character(character))
            }
            None => Err(self.error("the pattern ends too early")),
        }
    }

    /// Parses what follows a backslash.
    fn escape(&mut self) -> Result<Escaped, Error> {
        let Some(letter) = self.peek() else { return Err(self.error("the pattern ends with a backslash")) };
        let escaped = match letter {
            'n' => Escaped::Character('\n'),
            'r' => Escaped::Character('\r'),
            't' => Escaped::Character('\t'),
            '\\' | '|' | '.' | '?' | '*' | '+' | '(' | ')' | '{' | '}' | '-' | '[' | ']' | '^' => {
                Escaped::Character(letter)
            }
            'p' | 'P' => {
                self.next();
                return self.property(letter == 'P').map(Escaped::Part);
            }
            _ => match escapes::several(letter) {
                Some(class) => Escaped::Part(Part::Class(class)),
                None => return Err(self.error("XML Schema has no such escape")),
            },
        };
        self.next();
        Ok(escaped)
    }

    /// Parses what follows `\p`.
    fn property(&mut self, is_negated: bool) -> Result<Part, Error> {
        if !self.eat('{') {
            return Err(self.error("the name of a category or block is missing"));
        }
        let mut name = String::new();
        while let Some((_, character)) = self.rest.next_if(|(_, c)| *c != '}') {
            name.push(character);
        }
        match escapes::property(&name, is_negated) {
            Some(part) if self.eat('}') => Ok(part),
            _ => Err(self.error("there is no such category or block of Unicode")),
        }
    }

    /// Parses what follows `[`.
    fn class(&mut self) -> Result<Class, Error> {
        self.deeper()?;
        let mut class = Class { is_negated: self.eat('^'), ..Class::default() };
        loop {
            match self.peek() {
                None => return Err(self.error("a closing bracket is missing")),
                Some(']') if class.parts.is_empty() => return Err(self.error("a class is empty")),
                Some(']') => {
                    self.next();
                    break;
                }
                Some('[') => return Err(self.error("a class may only stand after `-` in another one")),
                Some('-') => {
                    self.next();
                    if self.eat('[') {
                        if class.parts.is_empty() {
                            return Err(self.error("a class is subtracted from nothing"));
                        }
                        class.without = Some(Box::new(self.class()?));
                        if !self.eat(']') {
                            return Err(self.error("a subtracted class is not the last part of its class"));
                        }
                        break;
                    }
                    self.range('-', &mut class)?;
                }
                Some('\\') => {
                    self.next();
                    match self.escape()? {
                        Escaped::Character(first) => self.range(first, &mut class)?,
                        Escaped::Part(part) => class.parts.push(part),
                    }
                }
                Some(first) => {
                    self.next();
                    self.range(first, &mut class)?;
                }
            }
        }
        self.depth -= 1;
        Ok(class)
    }

    /// Adds a character, or the range that it begins.
    fn range(&mut self, first: char, class: &mut Class) -> Result<(), Error> {
        let mut ahead = self.rest.clone();
        let follows = (ahead.next().map(|(_, c)| c), ahead.next().map(|(_, c)| c));
        let last = match follows {
            // `a-]` and `a-[…]` are a character, and a hyphen or a subtraction.
            (Some('-'), Some(']' | '[')) | (Some('-'), None) => first,
            (Some('-'), Some('\\')) => {
                self.next();
                self.next();
                match self.escape()? {
                    Escaped::Character(last) => last,
                    Escaped::Part(_) => return Err(self.error("a range ends with a class")),
                }
            }
            (Some('-'), Some(last)) => {
                self.next();
                self.next();
                last
            }
            _ => first,
        };
        if last < first {
            return Err(self.error("a range ends before it begins"));
        }
        class.parts.push(Part::Range(first, last));
        Ok(())
    }
}

/// What an escape stands for.
enum Escaped {
    Character(char),
    Part(Part),
}

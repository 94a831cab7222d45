//! Patterns read byte by byte: whether a text that begins so can match, and where two beginnings lead to the same place.

use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson;
use regex_automata::{Anchored, Input};

use super::pattern::MOST_BYTES;

/// The automaton of a pattern, whose states are made when they are first reached. For generated code only.
#[derive(Debug)]
pub struct Automaton(DFA);

impl Automaton {
    /// Compiles a regular expression. `None` if it does not compile.
    pub fn new(translated: &str) -> Option<Self> {
        // States are compared, so that the cache must not forget any: it is an error if it is full.
        let config = DFA::config().minimum_cache_clear_count(Some(0));
        let nfa = thompson::Config::new().nfa_size_limit(Some(MOST_BYTES));
        DFA::builder().configure(config).thompson(nfa).build(translated).ok().map(Self)
    }

    /// Returns a walk through the automaton.
    pub(in crate::codec) fn walk(&self) -> Walk<'_> {
        Walk { dfa: &self.0, cache: self.0.create_cache() }
    }
}

/// A state: what an automaton knows of the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::codec) struct State(LazyStateID);

/// An automaton with the states that were reached so far.
pub(in crate::codec) struct Walk<'a> {
    dfa: &'a DFA,
    cache: Cache,
}

impl Walk<'_> {
    /// Returns the state before any text; `None` if there is none.
    pub(in crate::codec) fn start(&mut self) -> Option<State> {
        let input = Input::new("").anchored(Anchored::Yes);
        self.dfa.start_state_forward(&mut self.cache, &input).ok().map(State)
    }

    /// Returns the state after more text. `None` if no text that begins so matches, or if there are too many states.
    pub(in crate::codec) fn after(&mut self, state: State, text: &str) -> Option<State> {
        let mut state = state.0;
        for byte in text.bytes() {
            state = self.dfa.next_state(&mut self.cache, state, byte).ok()?;
            if state.is_dead() || state.is_quit() {
                return None;
            }
        }
        Some(State(state))
    }

    /// Returns `true` if the text that leads to the state matches.
    pub(in crate::codec) fn is_match(&mut self, state: State) -> bool {
        self.dfa.next_eoi_state(&mut self.cache, state.0).is_ok_and(|state| state.is_match())
    }
}

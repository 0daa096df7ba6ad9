use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use reftel_core::redact::{Rules, plan};

use crate::context::RedactionState;
use crate::state::Dialog;
use crate::web;

/// The input of *Load plan*.
#[component]
pub(crate) fn PlanInput() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let load = move |event: Event| {
        let Some(file) = web::picked(&event).into_iter().next() else { return };
        spawn_local(async move {
            let text = web::read(&file).await.and_then(|bytes| String::from_utf8(bytes).ok());
            redaction.load_plan(text.as_deref());
        });
    };
    view! { <input node_ref=redaction.plan_input type="file" id="open-plan" hidden on:change=load /> }
}

impl RedactionState {
    /// Shows the system's dialog for a file of redaction rules.
    pub(super) fn choose_plan(self) {
        self.plan_input.with_untracked(|input| input.iter().for_each(|input| web::click(input)));
    }

    /// Takes the rules of a plan, or asks first if they would replace others. `plan` is None if it could not be read.
    fn load_plan(self, plan: Option<&str>) {
        self.messages.say(match plan.map(plan::load) {
            Some(Ok(rules)) if self.rules.with_untracked(Rules::shared) == Rules::default() => {
                self.use_plan(&rules);
                return;
            }
            Some(Ok(rules)) => {
                self.offered.set(Some(rules));
                self.layout.show(Dialog::Plan);
                return;
            }
            Some(Err(error)) => format!("The rules were not loaded: {error}."),
            None => "The rules were not loaded: the file could not be read as text.".to_owned(),
        });
    }

    /// What is bound to the text of the cable stays.
    pub(super) fn use_plan(self, rules: &Rules) {
        self.redact(|now| *now = Rules { own: now.own.clone(), ..rules.clone() });
        self.messages.say("Rules loaded. Ctrl+Z to undo.".to_owned());
    }
}

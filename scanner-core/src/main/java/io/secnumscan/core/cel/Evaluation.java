package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One evaluation: the values of a rule's names, of which only what is touched is made, and iteration variables. One thread. */
final class Evaluation {
    private final RuntimeScope scope;
    private final Bindings bindings;
    private final Run run;
    private final Object[] variables;
    private @Nullable View resource;

    /** @param variables iteration variables of the expression, by depth */
    Evaluation(RuntimeScope scope, Bindings bindings, int variables) {
        this.scope = scope;
        this.bindings = bindings;
        this.run = new Run(bindings.trace());
        this.variables = new Object[variables];
    }

    /** Counts an element of a list against the budget, and makes it the value of a variable. */
    void visit(int variable, Object element) {
        run.visit();
        variables[variable] = element;
    }

    Object variable(int variable) {
        return variables[variable];
    }

    View resource() {
        View view = resource;
        if (view == null) {
            Place place = new Place.Root("resource", "", Optional.empty(), true);
            view = new View(run, scope.resource(), bindings.resource(), place);
            resource = view;
        }
        return view;
    }

    View target() {
        return new View(run, scope.target(), bindings.target(), new Place.Root("target", "", Optional.empty(), false));
    }

    Object now() {
        return bindings.now().<Object>map(now -> now).orElseGet(() -> new Unread("now"));
    }

    Object item() {
        Bindings.Item item = bindings.item().orElseThrow(() -> new Breakage("this evaluation was given no item"));
        Optional<String> pointer = item.pointer();
        Place place = new Place.Root(item.name(), pointer.orElse(""), Optional.empty(), pointer.isPresent());
        return scope.item().at(run, item.value(), place);
    }

    Object related(String name) {
        Bindings.Rows rows = bindings.related().get(name);
        return rows == null
                ? new Unread("related." + name)
                : new RowList(run, scope.related(name), "related." + name, rows);
    }

    Object param(String name) {
        JsonNode value = bindings.params().get(name);
        return value == null
                ? new Unread("params." + name)
                : scope.param(name).at(run, value, new Place.Root("params." + name, "", Optional.empty(), false));
    }
}

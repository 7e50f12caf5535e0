package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.SelectableValue;
import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The names of one evaluation; only what is touched is made. One thread. */
final class Activation implements CelVariableResolver {
    private final RuntimeScope scope;
    private final Bindings bindings;
    private final Run run;
    private @Nullable View resource;

    Activation(RuntimeScope scope, Bindings bindings) {
        this.scope = scope;
        this.bindings = bindings;
        this.run = new Run(bindings.trace());
    }

    @Override
    public Optional<Object> find(String name) {
        return switch (name) {
            case "resource" -> Optional.of(resource());
            case "related" -> Optional.of(new Roots(this::related));
            case "params" -> Optional.of(new Roots(this::param));
            case "item" -> Optional.of(item());
            case "target" -> Optional.of(target());
            case "now" -> Optional
                    .of(bindings.now().<Object>map(now -> now).orElseGet(() -> new Unread("now").asUnknownSet()));
            case Macros.RUN -> Optional.of(run);
            default -> Optional.empty();
        };
    }

    private View resource() {
        View view = resource;
        if (view == null) {
            view = new View(run, scope.resource(), bindings.resource(),
                    new Place.Root("resource", "", Optional.empty(), true));
            resource = view;
        }
        return view;
    }

    private View target() {
        return new View(run, scope.target(), bindings.target(), new Place.Root("target", "", Optional.empty(), false));
    }

    private Object item() {
        Bindings.Item item = bindings.item().orElseThrow(() -> new Breakage("this evaluation was given no item"));
        Place place =
                new Place.Root(item.name(), item.pointer().orElse(""), Optional.empty(), item.pointer().isPresent());
        Object value = scope.item().at(run, item.value(), place);
        return value instanceof Unread unread ? unread.asUnknownSet() : Held.of(value);
    }

    private Object related(String name) {
        Bindings.Rows rows = bindings.related().get(name);
        if (rows == null) {
            return new Unread("related." + name);
        }
        return Held.of(new RowList(run, scope.related(name), "related." + name, rows));
    }

    private Object param(String name) {
        JsonNode value = bindings.params().get(name);
        if (value == null) {
            return new Unread("params." + name);
        }
        return Held.of(scope.param(name).at(run, value, new Place.Root("params." + name, "", Optional.empty(), false)));
    }

    /** A name that stands for several: {@code related}, {@code params}. */
    private record Roots(Function<String, Object> read) implements SelectableValue<String> {
        @Override
        public Object select(String name) {
            return read.apply(name);
        }

        @Override
        public Optional<Object> find(String name) {
            return Optional.of(select(name));
        }
    }
}

package io.secnumscan.k8s.function;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.Reading;
import io.secnumscan.core.cel.RowView;
import io.secnumscan.core.cel.Shape;
import io.secnumscan.core.cel.ValueList;
import io.secnumscan.k8s.spelling.GoBoolean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code k8s.openConsoles(containers)}: what lets people into a console unasked, or switches off what protects it, as {@code
 * container: option} and {@code container: VARIABLE}. Unknown when nothing of what was read does, and what was not read
 * could: such a variable that is taken from a ConfigMap or Secret.
 *
 * <p>Options, with one dash or two, and their values as programs in Go read them: Kubernetes Dashboard ({@code
 * enable-skip-login}, {@code enable-insecure-login}, {@code disable-settings-authorizer}), Prometheus ({@code
 * web.enable-admin-api}, {@code web.enable-lifecycle}), Argo ({@code auth-mode=server}, also with the value in the next
 * argument, {@code disable-auth}, {@code insecure}), API servers ({@code anonymous-auth=true}). Variables: Grafana, Argo CD,
 * mongo-express, OpenSearch; Docker, where an empty {@code DOCKER_TLS_CERTDIR} switches TLS off.
 */
public final class ConsoleFunctions implements FunctionLibrary {
    private static final Pattern OPTION = Pattern.compile("--?([a-z.-]+)(?:=(.*))?", Pattern.UNIX_LINES);
    private static final Set<String> ALONE = Set.of(
            "enable-skip-login", "enable-insecure-login", "disable-settings-authorizer", "web.enable-admin-api",
            "web.enable-lifecycle", "disable-auth", "no-auth", "insecure", "anonymous-access");
    /** What programs that are not written in Go take for true too. */
    private static final Set<String> OTHER_YES = Set.of("yes", "on");
    /** Its value may be the next argument, which that of a switch never is. */
    private static final Pattern AUTH_MODE = Pattern.compile("--?auth-mode");
    private static final Set<String> SWITCHES = Set.of(
            "GF_AUTH_ANONYMOUS_ENABLED", "GF_AUTH_DISABLE_LOGIN_FORM", "ANONYMOUS_ENABLED", "ARGOCD_SERVER_INSECURE",
            "ARGOCD_SERVER_DISABLE_AUTH", "ME_CONFIG_BASICAUTH_DISABLED", "DISABLE_SECURITY_PLUGIN");
    private static final String DOCKER = "DOCKER_TLS_CERTDIR";

    private static final Shape TEXTS = Shape.listOf(Shape.TEXT);
    private static final Shape VARIABLES = Shape.listOf(Shape.row()
            .with("name", Shape.TEXT)
            .with("value", Shape.row().with("length", Shape.INT).with("switch", Shape.TEXT))
            .with("secret", Shape.TEXT)
            .with("config_map", Shape.TEXT));
    private static final Shape CONTAINERS = Shape.listOf(Shape.row()
            .with("name", Shape.TEXT).with("command", TEXTS).with("args", TEXTS).with("env", VARIABLES));

    private static final List<Function> FUNCTIONS = List.of(Function.named("k8s.openConsoles")
            .takes(CONTAINERS)
            .returns(TEXTS)
            .as(ConsoleFunctions::openConsoles));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }

    private static Object openConsoles(Arguments given) {
        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
        given.list(0).unknown().ifPresent(seen.unread::add);
        given.list(0).certainRows().forEach(container -> see(container, seen));
        return seen.open.isEmpty() && !seen.unread.isEmpty() ? Outcome.Unknown.all(seen.unread) : seen.open;
    }

    private record Seen(List<String> open, List<Outcome.Unknown> unread) {}

    private static void see(RowView container, Seen seen) {
        String name = container.text("name").toOptional().orElse("");
        Stream.of("command", "args").map(container::list).forEach(list -> {
            list.unknown().ifPresent(seen.unread::add);
            openArguments(list).forEach(argument -> seen.open.add(name + ": " + argument));
        });
        container.list("env").unknown().ifPresent(seen.unread::add);
        for (RowView variable : container.list("env").certainRows()) {
            String called = variable.text("name").toOptional().orElse("");
            switch (opens(called, variable)) {
                case Reading.Known<Boolean>(Boolean open) when open -> seen.open.add(name + ": " + called);
                case Reading.Unread<Boolean>(Outcome.Unknown why) -> seen.unread.add(why);
                case Reading.Known<Boolean> _,Reading.Null<Boolean> _ -> {}
            }
        }
    }

    private static List<String> openArguments(ValueList list) {
        List<String> open = new ArrayList<>();
        String before = "";
        for (ValueList.Element element : list.elements()) {
            String argument = element.text().toOptional().orElse("");
            String whole = AUTH_MODE.matcher(before).matches() ? before + "=" + argument : argument;
            if (opens(whole)) {
                open.add(whole);
            }
            before = argument;
        }
        return open;
    }

    private static boolean opens(String argument) {
        Matcher option = OPTION.matcher(argument);
        if (!option.matches()) {
            return false;
        }
        Optional<String> value = Optional.ofNullable(option.group(2));
        return switch (option.group(1)) {
            case "auth-mode" -> value.filter(modes -> List.of(modes.split(",", -1)).contains("server")).isPresent();
            case "anonymous-auth" -> value.flatMap(GoBoolean::of).orElse(false);
            case String name -> ALONE.contains(name)
                    && value.map(it -> OTHER_YES.contains(it) || GoBoolean.of(it).orElse(false)).orElse(true);
        };
    }

    private static Reading<Boolean> opens(String name, RowView variable) {
        boolean docker = name.equals(DOCKER);
        if (!docker && !SWITCHES.contains(name)) {
            return Reading.known(false);
        }
        Reading<RowView> value = variable.row("value");
        if (value instanceof Reading.Null && (isThere(variable, "secret") || isThere(variable, "config_map"))) {
            return Reading.unread(new Outcome.Unknown(List.of(variable.name() + ".value")));
        }
        return docker
                ? value.flatMap(measure -> measure.integer("length")).map(length -> length == 0).orElse(true)
                : value.flatMap(measure -> measure.text("switch")).map("on"::equals);
    }

    private static boolean isThere(RowView variable, String field) {
        return variable.text(field).toOptional().isPresent();
    }
}

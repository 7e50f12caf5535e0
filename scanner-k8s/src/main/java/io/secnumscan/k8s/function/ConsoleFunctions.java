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
 * {@code k8s.openConsoles(containers, configMaps)}: what lets people into a console unasked, or switches off what protects it, as {@code
 * container: option} and {@code container: VARIABLE}. Unknown when nothing of what was read does, and what was not read
 * could: such a variable that is taken from a ConfigMap, Secret or file, or refers to another one; a ConfigMap or Secret
 * taken whole, unless the ConfigMap was seen among those of the namespace and has no such key.
 *
 * <p>Command and arguments are one line, with the variables that the kubelet puts in; scripts behind {@code sh -c} are read
 * word by word.
 *
 * <p>Options, with one dash or two, and their values as programs in Go read them: Kubernetes Dashboard ({@code
 * enable-skip-login}, {@code enable-insecure-login}, {@code disable-settings-authorizer}), Prometheus ({@code
 * web.enable-admin-api}, {@code web.enable-lifecycle}), Argo ({@code auth-mode=server}, also with the value in the next
 * argument, {@code disable-auth}, {@code insecure}), API servers ({@code anonymous-auth}). Variables: Grafana, Argo CD,
 * mongo-express, OpenSearch; Docker, where an empty {@code DOCKER_TLS_CERTDIR} switches TLS off.
 */
public final class ConsoleFunctions implements FunctionLibrary {
    private static final Pattern OPTION = Pattern.compile("--?([a-z._-]+)(?:=(.*))?", Pattern.UNIX_LINES);
    private static final Pattern MAY_BE_OPTION = Pattern.compile("[-a-z._=," + ConsoleVariables.UNKNOWN + "]+");
    private static final Set<String> ALONE = Set.of(
            "enable-skip-login", "enable-insecure-login", "disable-settings-authorizer", "web.enable-admin-api",
            "web.enable-lifecycle", "disable-auth", "no-auth", "insecure", "anonymous-access", "anonymous-auth");
    /** What programs that are not written in Go take for true too. */
    private static final Set<String> OTHER_YES = Set.of("yes", "on");
    /** Its value may be the next argument, which that of a switch never is. */
    private static final Pattern AUTH_MODE = Pattern.compile("--?auth-mode");
    private static final Set<String> SWITCHES = Set.of(
            "GF_AUTH_ANONYMOUS_ENABLED", "GF_AUTH_DISABLE_LOGIN_FORM", "ANONYMOUS_ENABLED", "ARGOCD_SERVER_INSECURE",
            "ARGOCD_SERVER_DISABLE_AUTH", "ME_CONFIG_BASICAUTH_DISABLED", "DISABLE_SECURITY_PLUGIN");
    private static final String DOCKER = "DOCKER_TLS_CERTDIR";

    private static final Shape TEXTS = Shape.listOf(Shape.TEXT);
    private static final Shape CONTAINERS = Shape.listOf(Shape.row()
            .with("name", Shape.TEXT)
            .with("command", TEXTS)
            .with("args", TEXTS)
            .with("env", ConsoleVariables.VARIABLES)
            .with("env_from", ConsoleVariables.SOURCES));

    private static final List<Function> FUNCTIONS = List.of(Function.named("k8s.openConsoles")
            .takes(CONTAINERS, ConsoleVariables.CONFIG_MAPS)
            .returns(TEXTS)
            .as(ConsoleFunctions::openConsoles));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }

    private static Object openConsoles(Arguments given) {
        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
        given.list(0).unknown().ifPresent(seen.unread::add);
        given.list(0).certainRows().forEach(container -> see(container, given.list(1), seen));
        return seen.open.isEmpty() && !seen.unread.isEmpty() ? Outcome.Unknown.all(seen.unread) : seen.open;
    }

    private record Seen(List<String> open, List<Outcome.Unknown> unread) {}

    private static void see(RowView container, ValueList configMaps, Seen seen) {
        String name = container.text("name").toOptional().orElse("");
        ConsoleVariables variables = new ConsoleVariables(container);
        List<String> line = new ArrayList<>();
        for (ValueList list : List.of(container.list("command"), container.list("args"))) {
            list.unknown().ifPresent(seen.unread::add);
            list.elements().forEach(one -> line.add(variables.expand(one.text().toOptional().orElse(""))));
        }
        seeArguments(name, CommandLine.words(line), seen);
        container.list("env").unknown().ifPresent(seen.unread::add);
        for (RowView variable : container.list("env").certainRows()) {
            String called = variable.text("name").toOptional().orElse("");
            switch (opens(called, variable)) {
                case Reading.Known<Boolean>(Boolean open) when open -> seen.open.add(name + ": " + called);
                case Reading.Unread<Boolean>(Outcome.Unknown why) -> seen.unread.add(why);
                case Reading.Known<Boolean> _,Reading.Null<Boolean> _ -> {}
            }
        }
        seen.unread.addAll(variables.unseen(configMaps, ConsoleFunctions::isSwitch));
    }

    private static void seeArguments(String name, List<String> words, Seen seen) {
        String before = "";
        for (String word : words) {
            String whole = AUTH_MODE.matcher(before).matches() ? before + "=" + word : word;
            if (opens(whole)) {
                seen.open.add(name + ": " + whole);
            } else if (mayOpen(whole)) {
                seen.unread.add(new Outcome.Unknown(List.of("resource.containers.env.value")));
            }
            before = word;
        }
    }

    private static boolean opens(String argument) {
        Matcher option = OPTION.matcher(argument);
        if (!option.matches()) {
            return false;
        }
        Optional<String> value = Optional.ofNullable(option.group(2)).map(CommandLine::unquoted);
        return switch (name(option)) {
            case "auth-mode" -> value.filter(modes -> List.of(modes.split(",", -1)).contains("server")).isPresent();
            case String name -> ALONE.contains(name)
                    && value.map(it -> OTHER_YES.contains(it) || GoBoolean.of(it).orElse(false)).orElse(true);
        };
    }

    /** Whether what a variable holds, and was not seen, could make an argument such an option, or switch it on. */
    private static boolean mayOpen(String argument) {
        if (argument.indexOf(ConsoleVariables.UNKNOWN) < 0) {
            return false;
        }
        Matcher option = OPTION.matcher(argument);
        return option.matches() && option.group(2) != null
                ? name(option).equals("auth-mode") || ALONE.contains(name(option))
                : MAY_BE_OPTION.matcher(argument).matches();
    }

    /** Underscores are dashes to the components of Kubernetes. */
    private static String name(Matcher option) {
        return option.group(1).replace('_', '-');
    }

    private static boolean isSwitch(String name) {
        return name.equals(DOCKER) || SWITCHES.contains(name);
    }

    private static Reading<Boolean> opens(String name, RowView variable) {
        if (!isSwitch(name)) {
            return Reading.known(false);
        }
        Reading<RowView> value = variable.row("value");
        if (value instanceof Reading.Null && ConsoleVariables.isFromElsewhere(variable)) {
            return Reading.unread(ConsoleVariables.unread(variable));
        }
        if (value instanceof Reading.Known<RowView>(RowView measure)
                && measure.text("switch").toOptional().filter("refers"::equals).isPresent()) {
            return Reading.unread(ConsoleVariables.unread(variable));
        }
        return name.equals(DOCKER)
                ? value.flatMap(measure -> measure.integer("length")).map(length -> length == 0).orElse(true)
                : value.flatMap(measure -> measure.text("switch")).map("on"::equals);
    }
}

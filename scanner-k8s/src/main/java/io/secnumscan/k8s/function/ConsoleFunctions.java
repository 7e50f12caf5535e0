package io.secnumscan.k8s.function;

import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Shape;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code k8s.opensConsole(argument)}: whether an argument of a container lets people into a console unasked, or switches off
 * what protects it. One argument at a time, so that a value which stands apart from its option is not seen; switches as
 * programs in Go read them, with one dash or two.
 *
 * <p>Kubernetes Dashboard ({@code enable-skip-login}, {@code enable-insecure-login}, {@code disable-settings-authorizer}),
 * Prometheus ({@code web.enable-admin-api}, {@code web.enable-lifecycle}), Argo ({@code auth-mode=server}, {@code
 * disable-auth}, {@code insecure}), API servers ({@code anonymous-auth=true}).
 */
public final class ConsoleFunctions implements FunctionLibrary {
    private static final Pattern OPEN = Pattern.compile(
            "--?(?:(?:enable-skip-login|enable-insecure-login|disable-settings-authorizer|web[.]enable-admin-api"
                    + "|web[.]enable-lifecycle|disable-auth|no-auth|insecure|anonymous-access)"
                    + "(?:=(?:[Tt]rue|TRUE|[tT]|yes|on|1))?"
                    + "|auth-mode=(?:.*,)?server(?:,.*)?"
                    + "|anonymous-auth=(?:[Tt]rue|TRUE|[tT]|1))",
            Pattern.UNIX_LINES);

    private static final List<Function> FUNCTIONS = List.of(Function.named("k8s.opensConsole")
            .takes(Shape.TEXT)
            .returns(Shape.BOOL)
            .as(given -> OPEN.matcher(given.text(0)).matches()));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }
}

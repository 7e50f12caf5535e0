package io.secnumscan.core.cel;

import java.util.List;

/**
 * Functions that expressions may call, declared and done together: {@code net.*}, {@code k8s.*}.
 *
 * <p>What an API says in several ways (no protocol, {@code any}, {@code 6}) is one function, tested once. A library adds no
 * operators and knows nothing of the language below; {@link Function} has an example.
 */
@FunctionalInterface
public interface FunctionLibrary {
    /** The same functions at every call. */
    List<Function> functions();
}

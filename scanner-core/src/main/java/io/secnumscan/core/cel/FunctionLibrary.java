package io.secnumscan.core.cel;

import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.runtime.CelRuntimeLibrary;
import java.util.Set;

/**
 * Functions that expressions may call, declared and bound together.
 *
 * <p>A function that takes a resource, a struct or a list looks for unknowns itself ({@link #takesOpenArguments()}), and
 * returns a certain part plus what may be missing; other functions cannot be given resources or lists, since an unknown
 * inside one would slip through unseen: the validator refuses it at load.
 */
public interface FunctionLibrary extends CelCompilerLibrary, CelRuntimeLibrary {
    /** Names of the functions that accept resources, structs, lists or incomplete sets and handle unknowns in them. */
    Set<String> takesOpenArguments();

    /** Names of the functions that accept null where their parameter is nullable. */
    Set<String> acceptsNull();
}

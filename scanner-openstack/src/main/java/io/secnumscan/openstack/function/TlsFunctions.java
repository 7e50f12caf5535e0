package io.secnumscan.openstack.function;

import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Shape;
import java.util.List;

/**
 * What the suites in a list of OpenSSL's are worth by ANSSI's TLS guide 1.2.
 *
 * <ul>
 *   <li>{@code tls.weakSuites(list)}: those that the guide excludes: without forward secrecy (R6), with RC4, DES, 3DES, NULL or
 *       export ciphers (R9), with SHA-1 or MD5 (R11), CCM-8 (R10), without authentication; and the words of OpenSSL's that stand
 *       for such suites whatever its release ({@code RC4}, {@code aNULL}, {@code LOW}, {@code kRSA+AES}) or for all ({@code ALL}).
 *   <li>{@code tls.degradedSuites(list)}: those that it takes under conditions that the list doesn't show: DHE, whose group must
 *       have 2048 bits (R7-), CBC, which needs encrypt_then_mac (R10-), ciphers other than AES and ChaCha20 (R9-); and the other
 *       words of OpenSSL's that stand for several suites ({@code HIGH}), which depend on its release.
 * </ul>
 *
 * <p>What an entry excludes ({@code !RC4-SHA}) is in neither.
 */
final class TlsFunctions implements FunctionLibrary {
    private static final List<Function> FUNCTIONS = List.of(
            Function.named("tls.weakSuites")
                    .takes(Shape.TEXT)
                    .returns(Shape.listOf(Shape.TEXT))
                    .as(given -> CipherList.parse(given.text(0)).of(CipherList.Worth.WEAK)),
            Function.named("tls.degradedSuites")
                    .takes(Shape.TEXT)
                    .returns(Shape.listOf(Shape.TEXT))
                    .as(given -> CipherList.parse(given.text(0)).of(CipherList.Worth.DEGRADED)));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }
}

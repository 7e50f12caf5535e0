package io.secnumscan.openstack.function;

import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Shape;
import io.secnumscan.openstack.ssh.SshKey;
import java.util.List;

/**
 * {@code ssh.*}: what a public key is worth, read from the key and not from its name.
 *
 * <ul>
 *   <li>{@code ssh.algorithm(key)}: {@code rsa}, {@code dsa}, {@code ecdsa}, {@code ed25519}, {@code ed448},
 *       {@code sk-ecdsa}, {@code sk-ed25519}; {@code unknown} for what is no key that we can read.
 *   <li>{@code ssh.bits(key)}: bits of modulus, prime or curve; 0 for what is no key.
 * </ul>
 */
final class SshFunctions implements FunctionLibrary {
    private static final List<Function> FUNCTIONS = List.of(
            Function.named("ssh.algorithm")
                    .takes(Shape.TEXT)
                    .returns(Shape.TEXT)
                    .as(given -> SshKey.parse(given.text(0)).map(SshKey::algorithm).orElse("unknown")),
            Function.named("ssh.bits")
                    .takes(Shape.TEXT)
                    .returns(Shape.INT)
                    .as(given -> SshKey.parse(given.text(0)).map(SshKey::bits).orElse(0)));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }
}

package io.secnumscan.openstack.function;

import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Shape;
import java.util.List;

/**
 * {@code ipsec.*}: what the words of VPNaaS are worth, by ANSSI-PG-083 v3.00; {@code strong}, {@code weak}, or {@code unknown}
 * for what the guide does not name.
 *
 * <ul>
 *   <li>{@code ipsec.cipher(text)}: of an encryption algorithm ({@code 3des}, {@code aes-256}, {@code aes-128-gcm-16}).
 *   <li>{@code ipsec.authenticates(text)}: whether that algorithm protects integrity itself, so that none stands beside it.
 *   <li>{@code ipsec.integrity(text)}: of an authentication algorithm ({@code sha1}, {@code sha256}).
 *   <li>{@code ipsec.group(text, when)}: of a Diffie-Hellman group ({@code group14}) at a time.
 * </ul>
 */
final class IpsecFunctions implements FunctionLibrary {
    private static final List<Function> FUNCTIONS = List.of(
            Function.named("ipsec.cipher")
                    .takes(Shape.TEXT)
                    .returns(Shape.TEXT)
                    .as(given -> IpsecWorth.ofCipher(given.text(0)).label()),
            Function.named("ipsec.authenticates")
                    .takes(Shape.TEXT)
                    .as(given -> IpsecWorth.authenticates(given.text(0))),
            Function.named("ipsec.integrity")
                    .takes(Shape.TEXT)
                    .returns(Shape.TEXT)
                    .as(given -> IpsecWorth.ofIntegrity(given.text(0)).label()),
            Function.named("ipsec.group")
                    .takes(Shape.TEXT, Shape.TIMESTAMP)
                    .returns(Shape.TEXT)
                    .as(given -> IpsecWorth.ofGroup(given.text(0), given.timestamp(1)).label()));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }
}

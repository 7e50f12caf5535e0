package io.secnumscan.core.http;

import io.secnumscan.core.coverage.Cause;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** TLS failures in words that say what is wrong with which host, and the way out. */
final class TlsTrouble {
    private TlsTrouble() {}

    static Trouble of(SSLException thrown, Origin origin) {
        return explain(thrown, origin)
                .map(text -> new Trouble(Cause.UNREACHABLE, origin + ": " + text, false))
                .orElseGet(() -> new Trouble(
                        Cause.UNREACHABLE, origin + ": the TLS handshake failed (" + brief(thrown) + ")", true));
    }

    private static Optional<String> explain(SSLException thrown, Origin origin) {
        if (Trouble.find(thrown, CertificateExpiredException.class).isPresent()) {
            return Optional.of("the server's certificate has expired; it must be renewed on the server"
                    + " (or this machine's clock is wrong)");
        }
        if (Trouble.find(thrown, CertificateNotYetValidException.class).isPresent()) {
            return Optional.of("the server's certificate is not valid yet; check the clocks of both machines");
        }
        if (Trouble.find(thrown, CertPathBuilderException.class).isPresent()) {
            return Optional.of("the server's certificate was not issued by a trusted authority; name the authority that"
                    + " issued it (clouds.yaml: cacert, kubeconfig: certificate-authority)");
        }
        Optional<CertificateException> certificate = Trouble.find(thrown, CertificateException.class);
        if (certificate.isPresent()) {
            return Optional.of(aboutCertificate(String.valueOf(certificate.get().getMessage()), origin));
        }
        return aboutHandshake(String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT));
    }

    private static String aboutCertificate(String message, Origin origin) {
        return message.startsWith("No ") || message.contains("subject alternative")
                ? "the server's certificate is not for the name " + origin.host()
                        + "; use the name that the certificate was issued for"
                : "the server's certificate is not trusted (" + ErrorText.clean(message) + ")";
    }

    private static Optional<String> aboutHandshake(String message) {
        if (message.contains("unsupported or unrecognized ssl message") || message.contains("plaintext connection")) {
            return Optional
                    .of("the server does not speak TLS on this port; the address may have to begin with http://");
        }
        if (message.contains("certificate_required") || message.contains("bad_certificate")) {
            return Optional.of("the server asks for a client certificate, or refuses the one it was given");
        }
        if (message.contains("unknown_ca") || message.contains("certificate_unknown")) {
            return Optional.of("the server does not trust the client certificate");
        }
        if (message.contains("protocol_version") || message.contains("no appropriate protocol")) {
            return Optional.of("the server speaks no TLS version that is still accepted (1.2, 1.3)");
        }
        return Optional.empty();
    }

    private static String brief(SSLException thrown) {
        return ErrorText.clean(String.valueOf(thrown.getMessage()));
    }
}

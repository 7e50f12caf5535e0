package io.secnumscan.core.http;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.text.Text;
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
                .map(text -> new Trouble(Cause.UNREACHABLE, text.at(origin.toString()), false))
                .orElseGet(() -> new Trouble(
                        Cause.UNREACHABLE,
                        new Text("the TLS handshake failed (", "la négociation TLS a échoué (")
                                .and(Text.english(brief(thrown) + ")"))
                                .at(origin.toString()),
                        true));
    }

    private static Optional<Text> explain(SSLException thrown, Origin origin) {
        if (Trouble.find(thrown, CertificateExpiredException.class).isPresent()) {
            return Optional.of(new Text(
                    "the server's certificate has expired; it must be renewed on the server"
                            + " (or this machine's clock is wrong)",
                    "le certificat du serveur a expiré ; il doit être renouvelé sur le serveur"
                            + " (ou l'horloge de cette machine est fausse)"));
        }
        if (Trouble.find(thrown, CertificateNotYetValidException.class).isPresent()) {
            return Optional.of(new Text(
                    "the server's certificate is not valid yet; check the clocks of both machines",
                    "le certificat du serveur n'est pas encore valide ; vérifier l'horloge des deux machines"));
        }
        if (Trouble.find(thrown, CertPathBuilderException.class).isPresent()) {
            return Optional.of(new Text(
                    "the server's certificate was not issued by a trusted authority; name the authority that"
                            + " issued it (clouds.yaml: cacert, kubeconfig: certificate-authority)",
                    "le certificat du serveur n'est pas émis par une autorité de confiance ; nommer l'autorité qui"
                            + " l'a émis (clouds.yaml : cacert, kubeconfig : certificate-authority)"));
        }
        Optional<CertificateException> certificate = Trouble.find(thrown, CertificateException.class);
        if (certificate.isPresent()) {
            return Optional.of(aboutCertificate(String.valueOf(certificate.get().getMessage()), origin));
        }
        return aboutHandshake(String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT));
    }

    private static Text aboutCertificate(String message, Origin origin) {
        return message.startsWith("No ") || message.contains("subject alternative")
                ? new Text(
                        "the server's certificate is not for the name " + origin.host()
                                + "; use the name that the certificate was issued for",
                        "le certificat du serveur n'est pas au nom de " + origin.host()
                                + " ; employer le nom pour lequel il est émis")
                : new Text("the server's certificate is not trusted (",
                        "le certificat du serveur n'est pas de confiance (")
                        .and(Text.english(ErrorText.clean(message) + ")"));
    }

    private static Optional<Text> aboutHandshake(String message) {
        if (message.contains("unsupported or unrecognized ssl message") || message.contains("plaintext connection")) {
            return Optional.of(new Text(
                    "the server does not speak TLS on this port; the address may have to begin with http://",
                    "le serveur ne parle pas TLS sur ce port ; l'adresse doit peut-être commencer par http://"));
        }
        if (message.contains("certificate_required") || message.contains("bad_certificate")) {
            return Optional.of(new Text(
                    "the server asks for a client certificate, or refuses the one it was given",
                    "le serveur demande un certificat client, ou refuse celui qu'il a reçu"));
        }
        if (message.contains("unknown_ca") || message.contains("certificate_unknown")) {
            return Optional.of(new Text(
                    "the server does not trust the client certificate",
                    "le serveur ne fait pas confiance au certificat client"));
        }
        if (message.contains("protocol_version") || message.contains("no appropriate protocol")) {
            return Optional.of(new Text(
                    "the server speaks no TLS version that is still accepted (1.2, 1.3)",
                    "le serveur ne parle aucune version de TLS encore admise (1.2, 1.3)"));
        }
        return Optional.empty();
    }

    private static String brief(SSLException thrown) {
        return ErrorText.clean(String.valueOf(thrown.getMessage()));
    }
}

package io.secnumscan.k8s.config;

import io.secnumscan.core.http.TlsSettings;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The client certificate of a user entry. One that has ended is told here: the server would only say 401. */
final class ClientCertificate {
    private ClientCertificate() {}

    static Optional<TlsSettings.ClientPem> of(Entry user, InstantSource clock) throws TargetException {
        Optional<String> certificate = user.dataOrFile("client-certificate-data", "client-certificate");
        Optional<String> key = user.dataOrFile("client-key-data", "client-key");
        if (certificate.isEmpty()) {
            return Optional.empty();
        }
        if (key.isEmpty()) {
            throw user.problem(
                    new Text("it has a client certificate and no key", "il a un certificat client et pas de clé"),
                    new Text("add client-key or client-key-data", "ajouter client-key ou client-key-data"));
        }
        TlsSettings.ClientPem client = new TlsSettings.ClientPem(certificate.get(), key.get());
        check(user, client, clock);
        return Optional.of(client);
    }

    static void check(Entry user, TlsSettings.ClientPem client, InstantSource clock) throws TargetException {
        X509Certificate certificate = first(user, client.certificates());
        Instant now = clock.instant();
        if (certificate.getNotAfter().toInstant().isBefore(now)) {
            throw user.problem(
                    new Text("its client certificate expired on ", "son certificat client a expiré le ")
                            .and(Text.verbatim(certificate.getNotAfter().toInstant().toString())),
                    new Text("have a new one issued", "en faire émettre un nouveau"));
        }
        if (certificate.getNotBefore().toInstant().isAfter(now)) {
            Instant from = certificate.getNotBefore().toInstant();
            throw user.problem(
                    new Text("its client certificate is valid from " + from + " on only",
                            "son certificat client n'est valide qu'à partir du " + from),
                    new Text("check this machine's clock", "vérifier l'horloge de cette machine"));
        }
    }

    private static X509Certificate first(Entry user, String pem) throws TargetException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
        } catch (CertificateException e) {
            throw user.problem(
                    new Text("its client certificate is no PEM certificate",
                            "son certificat client n'est pas un certificat PEM"),
                    new Text("'openssl x509 -in FILE -text' should show it",
                            "« openssl x509 -in FICHIER -text » devrait le montrer"));
        }
    }
}

package io.secnumscan.openstack.config;

import io.secnumscan.core.file.LocalFile;
import io.secnumscan.core.http.BadPem;
import io.secnumscan.core.http.TlsContexts;
import io.secnumscan.core.http.TlsSettings;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Reads the files that {@code cacert}, {@code cert} and {@code key} name. */
final class TlsReader {
    private final Settings settings;

    TlsReader(Settings settings) {
        this.settings = settings;
    }

    /** Whether certificates are not verified: {@code verify: false}, {@code insecure: true}. */
    boolean insecure() throws TargetException {
        return settings.flag("insecure").orElse(false) || !settings.flag("verify").orElse(true);
    }

    /** Empty when the JVM's own trust and no client certificate are to be used. */
    Optional<SSLContext> context() throws TargetException {
        TlsSettings tls = new TlsSettings(pem("cacert"), client(), !insecure(), true, Optional.empty());
        if (tls.equals(TlsSettings.DEFAULT)) {
            return Optional.empty();
        }
        if (tls.client().isPresent()) {
            context(new TlsSettings(tls.authorities(), Optional.empty(), tls.verify(), true, Optional.empty()),
                    "cacert");
            return Optional.of(context(tls, "cert"));
        }
        return Optional.of(context(tls, "cacert"));
    }

    private Optional<TlsSettings.ClientPem> client() throws TargetException {
        Optional<String> certificates = pem("cert");
        if (certificates.isEmpty()) {
            if (settings.text("key").isPresent()) {
                throw settings.wrong("key", new Text(
                        "is a private key without a certificate; name the certificate with 'cert'",
                        "est une clé privée sans certificat ; nommer le certificat par « cert »"));
            }
            return Optional.empty();
        }
        Optional<String> key = pem("key");
        return Optional.of(new TlsSettings.ClientPem(certificates.get(), key.orElse(certificates.get())));
    }

    private SSLContext context(TlsSettings tls, String setting) throws TargetException {
        try {
            return TlsContexts.of(tls);
        } catch (GeneralSecurityException e) {
            Text file = settings.text(setting).map(Text::verbatim).orElse(new Text("a file", "un fichier"));
            throw settings.wrong(setting, new Text("names ", "nomme ").and(BadPem.why(e).at(file)), e);
        }
    }

    private Optional<String> pem(String setting) throws TargetException {
        Optional<String> written = settings.text(setting);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (written.get().contains("-----BEGIN")) {
            throw settings.wrong(setting, new Text(
                    "holds a PEM text; put it into a file and name that file",
                    "contient un texte PEM ; le mettre dans un fichier et nommer ce fichier"));
        }
        Path path = settings.search().path(written.get());
        try {
            return Optional.of(new String(LocalFile.read(path), StandardCharsets.ISO_8859_1));
        } catch (LocalFile.Refused e) {
            Text names = new Text("names " + written.get() + ", which ", "nomme " + written.get() + ", qui ");
            throw settings.wrong(setting, names.and(e.why()).then(e.wayOut()), e);
        } catch (IOException e) {
            throw settings.wrong(
                    setting,
                    new Text("names " + written.get() + ", which can't be read; correct the path",
                            "nomme " + written.get() + ", qui ne peut pas être lu ; corriger le chemin"),
                    e);
        }
    }
}

package io.secnumscan.core.http;

import io.secnumscan.core.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.jspecify.annotations.Nullable;

/** Makes the JDK's TLS context from PEM texts. */
public final class TlsContexts {
    private TlsContexts() {}

    /**
     * @throws GeneralSecurityException above all {@link BadPem}; {@link BadPem#why} has the words for the operator
     */
    public static SSLContext of(TlsSettings settings) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] keys = settings.client().isPresent() ? keys(settings.client().get()) : null;
        context.init(keys, new TrustManager[]{trust(settings)}, null);
        return context;
    }

    private static X509ExtendedTrustManager trust(TlsSettings settings) throws GeneralSecurityException {
        if (!settings.verify()) {
            return new LooseTrust(Optional.empty(), Optional.empty());
        }
        KeyStore store = settings.authorities().isPresent() ? authorities(settings.authorities().get()) : null;
        X509ExtendedTrustManager strict = strict(store);
        if (settings.serverName().isPresent()) {
            return new LooseTrust(Optional.of(strict), settings.serverName());
        }
        return settings.verifyHostname() ? strict : new LooseTrust(Optional.of(strict), Optional.empty());
    }

    private static X509ExtendedTrustManager strict(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("this Java platform has no X.509 trust manager");
    }

    private static KeyStore authorities(String pem) throws GeneralSecurityException {
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate certificate : certificates(pem)) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        return store;
    }

    private static KeyManager[] keys(TlsSettings.ClientPem client) throws GeneralSecurityException {
        KeyStore store = emptyStore();
        Certificate[] chain = certificates(client.certificates()).toArray(Certificate[]::new);
        PrivateKey key = privateKey(client.key());
        char[] password = new char[0];
        store.setKeyEntry("client", key, password, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    private static Collection<? extends Certificate> certificates(String pem) throws GeneralSecurityException {
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            throw new BadPem(
                    new Text("it holds something that is no PEM certificate",
                            "il contient autre chose qu'un certificat PEM"),
                    e);
        }
        throw new BadPem(new Text("it holds no PEM certificate", "il ne contient aucun certificat PEM"));
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                switch (found) {
                    case PEMKeyPair pair -> {
                        return privateKey(pair.getPrivateKeyInfo());
                    }
                    case PrivateKeyInfo info -> {
                        return privateKey(info);
                    }
                    default -> {
                        // EC PARAMETERS or a certificate before the key
                    }
                }
            }
        } catch (IOException e) {
            throw new BadPem(new Text(
                    "the client key is not readable as PEM", "la clé du client n'est pas lisible comme PEM"));
        }
        throw new BadPem(new Text(
                "it holds no unencrypted PEM private key", "il ne contient aucune clé privée PEM non chiffrée"));
    }

    /** By the JDK's own providers, which know algorithms by their object identifiers. */
    private static PrivateKey privateKey(PrivateKeyInfo info) throws GeneralSecurityException, IOException {
        return KeyFactory.getInstance(info.getPrivateKeyAlgorithm().getAlgorithm().getId())
                .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store can't be made", e);
        }
    }
}

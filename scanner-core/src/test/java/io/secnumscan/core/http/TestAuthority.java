package io.secnumscan.core.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues certificates for tests, good ones and others. */
public final class TestAuthority {
    private static final Duration DAY = Duration.ofDays(1);
    private final KeyPair key = newKey();
    private final X509Certificate certificate;

    public TestAuthority(String name) {
        certificate = issue(name, key, name, key, true, Instant.now().minus(DAY), Instant.now().plus(DAY));
    }

    public record Issued(X509Certificate certificate, KeyPair key) {
        public String certificatePem() {
            return pem(certificate);
        }

        public String keyPem() {
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        }
    }

    public String pem() {
        return pem(certificate);
    }

    public Issued valid(String host) {
        return issue(host, Instant.now().minus(DAY), Instant.now().plus(DAY));
    }

    public Issued expired(String host) {
        return issue(host, Instant.now().minus(DAY.multipliedBy(2)), Instant.now().minus(DAY));
    }

    public Issued notYetValid(String host) {
        return issue(host, Instant.now().plus(DAY), Instant.now().plus(DAY.multipliedBy(2)));
    }

    /** @param clients the authority whose client certificates are asked for; null asks for none */
    public static RawServer serve(Issued issued, TestAuthority clients, RawServer.Reply... replies) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyStore keys = store();
            keys.setKeyEntry("server", issued.key().getPrivate(), new char[0],
                    new X509Certificate[]{issued.certificate()});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, new char[0]);
            context.init(factory.getKeyManagers(), clients == null ? null : clients.trust(), null);
            SSLServerSocket socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 50,
                    InetAddress.getLoopbackAddress());
            socket.setNeedClientAuth(clients != null);
            return RawServer.on(socket, "https", replies);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrustManager[] trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = store();
        trusted.setCertificateEntry("ca", certificate);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private Issued issue(String host, Instant from, Instant to) {
        KeyPair own = newKey();
        String issuer = certificate.getSubjectX500Principal().getName().substring("CN=".length());
        return new Issued(issue(host, own, issuer, key, false, from, to), own);
    }

    private static X509Certificate issue(
            String name, KeyPair own, String issuer, KeyPair signer, boolean authority, Instant from, Instant to) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + issuer), BigInteger.valueOf(System.nanoTime()), Date.from(from), Date.from(to),
                    new X500Name("CN=" + name), own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            int kind = name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName;
            builder.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(kind, name)));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}

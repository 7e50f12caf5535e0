package io.secnumscan.k8s.certificate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * Puts what certificates say in their place: who they are of, until when, with which key. Their bytes are public, long, and
 * nothing that a rule could read. What can't be decoded is left as {@code {unreadable: true}}.
 */
public final class Pem {
    private static final String BEGIN_REQUEST = "-----BEGIN CERTIFICATE REQUEST-----";
    private static final String END_REQUEST = "-----END CERTIFICATE REQUEST-----";
    /** Of subjectPKInfo, behind the version and the subject: RFC 2986, 4.1. */
    private static final int KEY = 2;
    /** Kinds of subject alternative names: RFC 5280, 4.2.1.6. */
    private static final int DNS_NAME = 2;

    private static final int ADDRESS = 7;

    private Pem() {}

    /** Certificates, as the API gives a {@code caBundle}: PEM in base64. They are left as {@code {certificates: [...]}}. */
    public static void bundle(ObjectNode object, String field) {
        replace(object, field, (encoded, left) -> {
            ArrayNode list = left.putArray("certificates");
            for (X509Certificate certificate : certificates(encoded)) {
                describe(list.addObject(), certificate);
            }
        });
    }

    /** The first certificate of a chain, which is the one that was asked for. */
    public static void first(ObjectNode object, String field) {
        replace(object, field, (encoded, left) -> describe(left, certificates(encoded).getFirst()));
    }

    /**
     * The first certificate of a chain as a server shows it: also the names that it is for, with commas (a name by which
     * clients find a server is a subject alternative name, RFC 9525), and whether its own key signed it.
     */
    public static void shown(ObjectNode object, String field) {
        replace(object, field, (encoded, left) -> {
            X509Certificate certificate = certificates(encoded).getFirst();
            describe(left, certificate);
            left.put("altNames", String.join(",", altNames(certificate)));
            left.put("signature", certificate.getSigAlgName());
            signedItself(certificate).ifPresent(itself -> left.put("selfSigned", itself));
        });
    }

    /** A request for a certificate (PKCS #10, RFC 2986). */
    public static void request(ObjectNode object, String field) {
        replace(object, field, (encoded, left) -> {
            List<Der> info = inside(inside(Der.of(requestBytes(text(encoded)))).getFirst());
            if (info.size() <= KEY) {
                throw new IOException("a request without a key");
            }
            name(left, new X500Principal(info.get(1).encoded()));
            key(left, info.get(KEY).encoded());
        });
    }

    /** Writes what an encoded text says. */
    @FunctionalInterface
    private interface Description {
        void write(String encoded, ObjectNode left) throws IOException, GeneralSecurityException;
    }

    private static void replace(ObjectNode object, String field, Description description) {
        if (object.path(field).isTextual()) {
            String encoded = object.path(field).textValue();
            ObjectNode left = object.putObject(field);
            try {
                description.write(encoded, left);
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                left.removeAll().put("unreadable", true);
            }
        }
    }

    private static List<Der> inside(Der value) throws IOException {
        List<Der> inside = value.children();
        if (inside.isEmpty()) {
            throw new IOException("a value in DER that is empty");
        }
        return inside;
    }

    private static List<X509Certificate> certificates(String encoded) throws IOException, GeneralSecurityException {
        List<X509Certificate> all = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Base64.getMimeDecoder().decode(encoded)))
                .stream()
                .map(Pem::x509)
                .toList();
        if (all.isEmpty()) {
            throw new IOException("no certificate");
        }
        return all;
    }

    private static X509Certificate x509(Certificate certificate) {
        return (X509Certificate) certificate;
    }

    private static String text(String encoded) {
        return new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
    }

    private static byte[] requestBytes(String pem) throws IOException {
        int begin = pem.indexOf(BEGIN_REQUEST);
        int end = pem.indexOf(END_REQUEST);
        if (begin < 0 || end < begin) {
            throw new IOException("no request in PEM");
        }
        return Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN_REQUEST.length(), end));
    }

    private static void describe(ObjectNode left, X509Certificate certificate) throws IOException {
        name(left, certificate.getSubjectX500Principal());
        left.put("issuer", certificate.getIssuerX500Principal().getName());
        left.put("notBefore", certificate.getNotBefore().toInstant().toString());
        left.put("notAfter", certificate.getNotAfter().toInstant().toString());
        key(left, certificate.getPublicKey());
    }

    /** Of names and addresses; other kinds name no server. */
    private static List<String> altNames(X509Certificate certificate) throws GeneralSecurityException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream()
                        .filter(name -> name.getFirst() instanceof Integer kind
                                && (kind == DNS_NAME || kind == ADDRESS))
                        .map(name -> String.valueOf(name.get(1)))
                        .toList();
    }

    /** Empty where its signature is of an algorithm that can't be verified here. */
    private static Optional<Boolean> signedItself(X509Certificate certificate) {
        if (!certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
            return Optional.of(false);
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return Optional.of(true);
        } catch (SignatureException | InvalidKeyException e) {
            return Optional.of(false); // another of the same name signed it
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static void name(ObjectNode left, X500Principal subject) throws IOException {
        left.put("subject", subject.getName());
        ArrayNode organizations = left.putArray("organizations");
        try {
            for (Rdn part : new LdapName(subject.getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("O")) {
                    organizations.add(part.getValue().toString());
                } else if (part.getType().equalsIgnoreCase("CN")) {
                    left.put("commonName", part.getValue().toString());
                }
            }
        } catch (InvalidNameException e) {
            throw new IOException("a subject that is no name", e);
        }
    }

    private static void key(ObjectNode left, byte[] encoded) throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                key(left, KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded)));
                return;
            } catch (InvalidKeySpecException e) {
                continue; // of another algorithm
            }
        }
        left.put("keyAlgorithm", "unknown");
    }

    private static void key(ObjectNode left, PublicKey key) {
        left.put("keyAlgorithm", key.getAlgorithm());
        if (key instanceof RSAKey rsa) {
            left.put("keyBits", rsa.getModulus().bitLength());
        } else if (key instanceof ECKey curve) {
            left.put("keyBits", curve.getParams().getOrder().bitLength());
        }
    }
}

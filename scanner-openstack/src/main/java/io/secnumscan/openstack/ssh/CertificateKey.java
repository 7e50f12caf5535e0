package io.secnumscan.openstack.ssh;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;

/** The key in an X.509 certificate, or in a bare PEM public key. Read as it is: a key too weak for a library is judged too. */
final class CertificateKey {
    private CertificateKey() {}

    /** The key of each block; an empty one for a block that holds none, and for a text without blocks. */
    static List<Optional<SshKey>> parse(String pem) {
        List<Optional<SshKey>> keys = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
                keys.add(switch (block) {
                    case X509CertificateHolder certificate -> read(certificate.getSubjectPublicKeyInfo());
                    case SubjectPublicKeyInfo key -> read(key);
                    default -> Optional.empty();
                });
            }
        } catch (IOException | RuntimeException _) { // Bouncy Castle throws many kinds at broken ASN.1
            keys.add(Optional.empty());
        }
        return keys.isEmpty() ? List.of(Optional.empty()) : keys;
    }

    private static Optional<SshKey> read(SubjectPublicKeyInfo key) throws IOException {
        ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
        ASN1Encodable parameters = key.getAlgorithm().getParameters();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            RSAPublicKey rsa = RSAPublicKey.getInstance(key.parsePublicKey());
            return Optional.of(SshKey.rsa(rsa.getModulus(), rsa.getPublicExponent()));
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_dsa)) {
            return Optional.of(new SshKey("dsa", DSAParameter.getInstance(parameters).getP().bitLength()));
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return curveBits(parameters).map(bits -> new SshKey("ecdsa", bits));
        }
        if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
            return Optional.of(new SshKey("ed25519", 256));
        }
        return algorithm.equals(EdECObjectIdentifiers.id_Ed448) ? Optional.of(new SshKey("ed448", 448))
                : Optional.empty();
    }

    private static Optional<Integer> curveBits(ASN1Encodable parameters) {
        X9ECParameters curve = parameters instanceof ASN1ObjectIdentifier name
                ? ECNamedCurveTable.getByOID(name)
                : X9ECParameters.getInstance(parameters);
        return Optional.ofNullable(curve).map(known -> known.getN().bitLength());
    }
}

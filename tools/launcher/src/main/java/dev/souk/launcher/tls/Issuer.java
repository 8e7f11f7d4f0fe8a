package dev.souk.launcher.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs certificates with the key of an authority, as RFC 5280 describes them: ECDSA on P-256. */
record Issuer(X509Certificate certificate, PrivateKey key, InstantSource clock) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final X500Principal NAME = new X500Principal("CN=Souk local authority");
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final Duration VALIDITY_OF_AUTHORITY = Duration.ofDays(3650);
    private static final int SERIAL_BITS = 120; // random, as the CA/Browser Forum requires of public authorities

    /** Names that a certificate is for. */
    record Names(List<String> hosts, List<String> addresses) {

        GeneralNames extension() {
            var dns = hosts.stream().map(host -> new GeneralName(GeneralName.dNSName, host));
            var ip = addresses.stream().map(address -> new GeneralName(GeneralName.iPAddress, address));
            return new GeneralNames(Stream.concat(dns, ip).toArray(GeneralName[]::new));
        }
    }

    /** A new authority, which may sign certificates of processes, but none of other authorities. */
    static Issuer create(InstantSource clock) {
        KeyPair keys = newKeys();
        try {
            var builder = builder(NAME, keys, VALIDITY_OF_AUTHORITY, clock)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            return new Issuer(sign(builder, keys.getPrivate()), keys.getPrivate(), clock);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate of a process, which is both a server and a client. */
    X509Certificate issue(String name, Names names, KeyPair keys, Duration validity) {
        try {
            var builder = builder(new X500Principal("CN=" + name), keys, validity, clock)
                    .addExtension(Extension.subjectAlternativeName, false, names.extension())
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                        KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                    }));
            return sign(builder, key);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal subject, KeyPair keys, Duration validity, InstantSource clock) {
        return new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(SERIAL_BITS, RANDOM),
                Date.from(clock.instant().minus(CLOCK_SKEW)),
                Date.from(clock.instant().plus(validity)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.souk.user.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

/**
 * A key pair for ES256.
 *
 * @param generation number of the key, from 1
 * @param pair with the private part; the key id is the thumbprint (RFC 7638)
 * @param active whether it may sign; before that it is only published
 */
record SigningKey(int generation, ECKey pair, boolean active) {

    static ECKey newPair() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException missing) {
            throw new IllegalStateException("Every Java platform has P-256", missing);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + generation + ", " + pair.getKeyID() + "]"; // never the private part
    }
}

package dev.paperclick.http;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Map;

/** Tells whether a private and a public key are halves of one pair: what one signs, the other knows. */
final class KeyPairs {

    private static final byte[] MESSAGE = {1};

    /** How keys of a kind sign. */
    private static final Map<String, String> SIGNATURES = Map.of(
            "RSA", "SHA256withRSA",
            "EC", "SHA256withECDSA",
            "EdDSA", "EdDSA",
            "DSA", "SHA256withDSA");

    private KeyPairs() {}

    /** False when they are not; true for kinds of keys that this cannot try. */
    static boolean belongTogether(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        String algorithm = SIGNATURES.get(key.getAlgorithm());
        return algorithm == null || knows(certified, algorithm, signed(key, algorithm));
    }

    private static byte[] signed(PrivateKey key, String algorithm) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(MESSAGE);
        return signature.sign();
    }

    private static boolean knows(PublicKey certified, String algorithm, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        try {
            signature.initVerify(certified);
            signature.update(MESSAGE);
            return signature.verify(signed);
        } catch (InvalidKeyException | SignatureException e) {
            // of another length or curve
            return false;
        }
    }
}

package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** FIPS 180-2, appendix B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void hashesTextAndOctetsAlike() {
        assertThat(Sha256.hex("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.hex("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(OF_ABC);
    }

    @Test
    void hashesPiecesLikeTheWhole() {
        MessageDigest digest = Sha256.newDigest();
        digest.update((byte) 'a');
        digest.update(new byte[] {'b', 'c'});

        assertThat(digest.digest()).isEqualTo(Sha256.digest(new byte[] {'a', 'b', 'c'}));
    }
}

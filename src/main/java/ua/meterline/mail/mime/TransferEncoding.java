package ua.meterline.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.angus.mail.util.BASE64DecoderStream;
import org.eclipse.angus.mail.util.QDecoderStream;

/** Content-Transfer-Encoding (RFC 2045, section 6) and the encodings of RFC 2047; decodes broken content as far as it goes. */
enum TransferEncoding {
    NONE {
        @Override
        byte[] decode(byte[] encoded) {
            return encoded;
        }
    },
    QUOTED_PRINTABLE {
        @Override
        byte[] decode(byte[] encoded) {
            return QuotedPrintable.decode(encoded);
        }
    },
    BASE64 {
        @Override
        byte[] decode(byte[] encoded) {
            return asFarAsItGoes(new BASE64DecoderStream(new ByteArrayInputStream(encoded), true));
        }
    },
    Q {
        @Override
        byte[] decode(byte[] encoded) {
            return asFarAsItGoes(new QDecoderStream(new ByteArrayInputStream(encoded)));
        }
    };

    /** @param header may be null or nonsense: then the content is taken as it stands */
    static TransferEncoding of(String header) {
        String name = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("quoted-printable")) {
            return QUOTED_PRINTABLE;
        }
        return name.startsWith("base64") ? BASE64 : NONE;
    }

    /** @param letter B or Q, of an encoded word */
    static TransferEncoding ofWord(char letter) {
        return Character.toUpperCase(letter) == 'B' ? BASE64 : Q;
    }

    abstract byte[] decode(byte[] encoded);

    byte[] decode(String encoded) {
        return decode(encoded.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] asFarAsItGoes(InputStream decoder) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        try (decoder) {
            decoder.transferTo(decoded);
        } catch (IOException e) {
            return decoded.toByteArray();
        }
        return decoded.toByteArray();
    }
}

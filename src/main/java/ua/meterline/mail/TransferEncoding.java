package ua.meterline.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.angus.mail.util.BASE64DecoderStream;
import org.eclipse.angus.mail.util.QDecoderStream;
import org.eclipse.angus.mail.util.QPDecoderStream;

/** Content-Transfer-Encoding (RFC 2045, section 6) and the encodings of RFC 2047; decodes broken content as far as it goes. */
enum TransferEncoding {
    NONE {
        @Override
        InputStream stream(InputStream encoded) {
            return encoded;
        }
    },
    QUOTED_PRINTABLE {
        @Override
        InputStream stream(InputStream encoded) {
            return new QPDecoderStream(encoded);
        }
    },
    BASE64 {
        @Override
        InputStream stream(InputStream encoded) {
            return new BASE64DecoderStream(encoded, true);
        }
    },
    Q {
        @Override
        InputStream stream(InputStream encoded) {
            return new QDecoderStream(encoded);
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

    abstract InputStream stream(InputStream encoded);

    byte[] decode(String encoded) {
        return decode(encoded.getBytes(StandardCharsets.ISO_8859_1));
    }

    byte[] decode(byte[] encoded) {
        if (this == NONE) {
            return encoded;
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
        try (InputStream in = stream(new ByteArrayInputStream(encoded))) {
            in.transferTo(decoded);
        } catch (IOException e) {
            return decoded.toByteArray();
        }
        return decoded.toByteArray();
    }
}

package ua.meterline.sms.codec;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import ua.meterline.sms.concat.Segment;

/** Reads the text of short messages, given how an SMSC delivers its default alphabet. Immutable. */
public final class SmsTextDecoder {
    /** Stands where parts are missing in between, lest the digits before and after it become one number. */
    private static final String GAP = "…";

    private final Alphabet smscDefault;
    private final boolean packed;

    /**
     * @param defaultAlphabet gsm, latin1 or ascii
     * @param packed whether the GSM alphabet comes as packed septets
     */
    public SmsTextDecoder(String defaultAlphabet, boolean packed) {
        this.smscDefault = Alphabet.named(defaultAlphabet);
        this.packed = packed;
    }

    /**
     * The text of a message that came whole. With a header, the text alone does not hold all octets.
     *
     * @param octets short_message or message_payload
     */
    public DecodedText read(int esmClass, int dataCoding, byte[] octets) {
        UserDataHeader header = UserDataHeader.of(esmClass, octets);
        Alphabet alphabet = DataCoding.alphabet(dataCoding, smscDefault);
        DecodedText decoded = alphabet.decode(content(alphabet, octets, header.length()));
        boolean whole = decoded.whole() && header.length() == 0 && leavesNothing(alphabet, octets, 0);
        return whole == decoded.whole() ? decoded : new DecodedText(decoded.text(), whole);
    }

    /**
     * The text of parts, in their order. A character may be divided between two of them. The headers are no loss: what they said
     * is that the text is one.
     */
    public DecodedText read(List<Segment> parts) {
        StringBuilder text = new StringBuilder();
        boolean whole = true;
        Iterator<Segment> rest = parts.iterator();
        Run run = run(rest.next());
        while (rest.hasNext()) {
            Run next = run(rest.next());
            if (run.isContinuedBy(next)) {
                run = run.with(next);
            } else {
                whole &= run.appendTo(text);
                text.append(run.isFollowedBy(next) ? "" : GAP);
                run = next;
            }
        }
        whole &= run.appendTo(text);
        return new DecodedText(text.toString(), whole);
    }

    private Run run(Segment part) {
        UserDataHeader header = UserDataHeader.of(part.esmClass(), part.octets());
        Alphabet alphabet = DataCoding.alphabet(part.dataCoding(), smscDefault);
        boolean certain = !header.shiftsLanguage() && leavesNothing(alphabet, part.octets(), header.length());
        return new Run(alphabet, content(alphabet, part.octets(), header.length()), part.number(), certain);
    }

    private byte[] content(Alphabet alphabet, byte[] octets, int headerLength) {
        if (isPacked(alphabet)) {
            return Septets.unpack(octets, headerLength);
        }
        return headerLength == 0 ? octets : Arrays.copyOfRange(octets, headerLength, octets.length);
    }

    private boolean leavesNothing(Alphabet alphabet, byte[] octets, int headerLength) {
        return !isPacked(alphabet) || Septets.leavesNothing(octets, headerLength);
    }

    private boolean isPacked(Alphabet alphabet) {
        return packed && alphabet == Alphabet.GSM;
    }

    /** Consecutive parts whose octets can be read together. */
    private record Run(Alphabet alphabet, byte[] content, int lastNumber, boolean certain) {
        boolean isFollowedBy(Run next) {
            return lastNumber + 1 == next.lastNumber;
        }

        boolean isContinuedBy(Run next) {
            return alphabet == next.alphabet && isFollowedBy(next) && alphabet.continuesAfter(content.length);
        }

        Run with(Run next) {
            byte[] both = Arrays.copyOf(content, content.length + next.content.length);
            System.arraycopy(next.content, 0, both, content.length, next.content.length);
            return new Run(alphabet, both, next.lastNumber, certain && next.certain);
        }

        boolean appendTo(StringBuilder text) {
            DecodedText decoded = alphabet.decode(content);
            text.append(decoded.text());
            return decoded.whole() && certain;
        }
    }
}

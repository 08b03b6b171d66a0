package ua.meterline.sms.codec;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import ua.meterline.sms.concat.Segment;

/** Decodes the text of short messages. Immutable. */
public final class SmsTextDecoder {
    /** Replaces missing segments, so that the digits around the gap do not form one number. */
    private static final String GAP = "…";

    private final Alphabet smscDefault;
    private final boolean packed;

    /**
     * @param defaultAlphabet the alphabet that the SMSC delivers as its default: gsm, latin1 or ascii
     * @param packed whether the GSM alphabet is delivered as packed septets
     */
    public SmsTextDecoder(String defaultAlphabet, boolean packed) {
        this.smscDefault = Alphabet.named(defaultAlphabet);
        this.packed = packed;
    }

    /**
     * The text of a message that is not concatenated, without the {@link Padding} around it. With a user data header,
     * the text does not represent all octets.
     *
     * @param octets short_message or message_payload
     */
    public DecodedText read(int esmClass, int dataCoding, byte[] octets) {
        UserDataHeader header = UserDataHeader.of(esmClass, octets);
        Alphabet alphabet = DataCoding.alphabet(dataCoding, smscDefault);
        DecodedText decoded = Padding.decode(alphabet, content(alphabet, octets, header.length()));
        boolean whole = decoded.whole() && header.length() == 0 && isLossless(alphabet, octets, 0);
        return whole == decoded.whole() ? decoded : new DecodedText(decoded.text(), whole);
    }

    /**
     * The text of segments, in their order. A character may be split between two of them. Their headers count as
     * represented: they only say that the text is one.
     */
    public DecodedText read(List<Segment> segments) {
        StringBuilder text = new StringBuilder();
        boolean whole = true;
        Iterator<Segment> rest = segments.iterator();
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

    private Run run(Segment segment) {
        UserDataHeader header = UserDataHeader.of(segment.esmClass(), segment.octets());
        Alphabet alphabet = DataCoding.alphabet(segment.dataCoding(), smscDefault);
        boolean certain = !header.shiftsLanguage() && isLossless(alphabet, segment.octets(), header.length());
        return new Run(alphabet, content(alphabet, segment.octets(), header.length()), segment.number(), certain);
    }

    private byte[] content(Alphabet alphabet, byte[] octets, int headerLength) {
        if (isPacked(alphabet)) {
            return Septets.unpack(octets, headerLength);
        }
        return headerLength == 0 ? octets : Arrays.copyOfRange(octets, headerLength, octets.length);
    }

    private boolean isLossless(Alphabet alphabet, byte[] octets, int headerLength) {
        return !isPacked(alphabet) || Septets.isLossless(octets, headerLength);
    }

    private boolean isPacked(Alphabet alphabet) {
        return packed && alphabet == Alphabet.GSM;
    }

    /** Consecutive segments that are decoded together. */
    private record Run(Alphabet alphabet, byte[] content, int lastNumber, boolean certain) {
        boolean isFollowedBy(Run next) {
            return lastNumber + 1 == next.lastNumber;
        }

        boolean isContinuedBy(Run next) {
            return alphabet == next.alphabet && isFollowedBy(next) && alphabet.continuesAfter(content.length);
        }

        Run with(Run next) {
            byte[] first = Padding.beforeNext(alphabet, content);
            byte[] second = Padding.afterPrevious(alphabet, next.content);
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            boolean whole = first == content && second == next.content;
            return new Run(alphabet, both, next.lastNumber, whole && certain && next.certain);
        }

        boolean appendTo(StringBuilder text) {
            DecodedText decoded = Padding.decode(alphabet, content);
            text.append(decoded.text());
            return decoded.whole() && certain;
        }
    }
}

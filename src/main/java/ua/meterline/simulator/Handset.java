package ua.meterline.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.bean.OptionalParameter;

/** Encodes and splits a customer's text into deliver_sm, as phone, network and SMSC do. Immutable. */
public record Handset(Encoding encoding, Splitting splitting, PartOrder order) {
    /** A current phone, and an SMSC that changes nothing. */
    public static final Handset USUAL = new Handset(Encoding.AUTO, Splitting.NONE, PartOrder.KEPT);

    private static final AtomicInteger REFERENCES = new AtomicInteger();
    private static final int MOST_PARTS = 255;

    /**
     * A copy with one property changed, named as in the console, message files and the command line:
     * {@code encoding gsm}, {@code split udh8}, {@code parts shuffled}.
     *
     * @throws IllegalArgumentException for an unknown property or value
     */
    public Handset with(String thing, String name) {
        return switch (thing) {
            case "encoding" -> new Handset(choice(Encoding.class, name), splitting, order);
            case "split" -> new Handset(encoding, choice(Splitting.class, name), order);
            case "parts" -> new Handset(encoding, splitting, choice(PartOrder.class, name));
            default -> throw new IllegalArgumentException("unknown property: " + thing);
        };
    }

    static boolean has(String thing) {
        return thing.equals("encoding") || thing.equals("split") || thing.equals("parts");
    }

    private static <E extends Enum<E>> E choice(Class<E> choices, String name) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> label(choice).equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is not one of " + String.join(", ", labels(choices))));
    }

    static <E extends Enum<E>> List<String> labels(Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants()).map(Handset::label).toList();
    }

    private static String label(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The messages for a text: several only if it is split and does not fit into one SMS.
     *
     * @throws IllegalArgumentException if it is too long for the chosen splitting
     */
    public List<MobileMessage> write(String sender, String recipient, String text) {
        Encoding chosen = encoding.forText(text);
        byte[] encoded = chosen.encode(text);
        if (splitting == Splitting.PAYLOAD) {
            return List.of(new MobileMessage(sender, recipient, chosen.dataCoding(), new byte[0])
                    .with(new OptionalParameter.Message_payload(chosen.assemble(new byte[0], encoded))));
        }
        if (!splitting.makesParts() || encoded.length <= chosen.room(0)) {
            byte[] octets = chosen.assemble(new byte[0], encoded);
            if (octets.length > MobileMessage.MAX_OCTETS) {
                throw new IllegalArgumentException("the text has %d octets, and short_message %d; split it by %s"
                        .formatted(octets.length, MobileMessage.MAX_OCTETS, "payload, udh8, udh16 or sar"));
            }
            return List.of(new MobileMessage(sender, recipient, chosen.dataCoding(), octets));
        }
        int reference = REFERENCES.incrementAndGet();
        return order.apply(parts(sender, recipient, chosen, encoded, reference), reference);
    }

    private List<MobileMessage> parts(String sender, String recipient, Encoding chosen, byte[] encoded, int reference) {
        int room = splitting.room(chosen);
        int total = (encoded.length + room - 1) / room;
        if (total > MOST_PARTS) {
            throw new IllegalArgumentException("the text needs " + total + " segments, the limit is " + MOST_PARTS);
        }
        List<MobileMessage> parts = new ArrayList<>(total);
        for (int number = 1; number <= total; number++) {
            byte[] text = Arrays.copyOfRange(encoded, (number - 1) * room, Math.min(number * room, encoded.length));
            byte[] octets = chosen.assemble(splitting.header(reference, total, number), text);
            parts.add(new MobileMessage(
                    Address.of(sender),
                    Address.of(recipient),
                    splitting.esmClass(),
                    chosen.dataCoding(),
                    octets,
                    splitting.parameters(reference, total, number)));
        }
        return parts;
    }
}

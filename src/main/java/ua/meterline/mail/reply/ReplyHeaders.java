package ua.meterline.mail.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ua.meterline.common.MailAddress;
import ua.meterline.mail.mime.HeaderText;
import ua.meterline.mail.mime.MimeHeader;

/** Takes the fields that an answer needs from a mail's header, limited to values that are safe in our own header. */
public final class ReplyHeaders {
    private static final int MOST_REFERENCES = 20;
    private static final int LONGEST_ADDRESS_LIST = 8000;

    /** RFC 5322, section 3.6.4, without quoting; longer ones would need folding inside. */
    private static final Pattern MESSAGE_ID =
            Pattern.compile("<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,120}+@[A-Za-z0-9.-]{1,120}+>");
    /** A display name, perhaps without quotes, and what stands in the angle brackets behind it. */
    private static final Pattern NAMED = Pattern.compile("[^<>,;]*+<([^<>]*+)>");

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\",;:@\\[\\]\\\\]{1,254}+@[^\\s<>()\",;:@\\[\\]\\\\]{1,254}+");

    /** See {@link ReplyMail}. */
    private static final Pattern OUR_MESSAGE_ID = Pattern.compile("<reply-\\d++\\.[0-9a-f]{16}@[^@>]++>");

    private ReplyHeaders() {}

    /** Whether it is the Message-ID of an answer of ours. */
    public static boolean isOurs(String messageId) {
        return OUR_MESSAGE_ID.matcher(messageId).matches();
    }

    /** Reply-To, or else From; empty unless the field has exactly one valid address. */
    public static Optional<MailAddress> sender(MimeHeader header) {
        return only(header.field("Reply-To")).or(() -> only(header.field("From")));
    }

    /** The one address in a header, which may be null. */
    static Optional<MailAddress> only(String header) {
        if (header == null || header.length() > LONGEST_ADDRESS_LIST) {
            return Optional.empty();
        }
        Set<Optional<MailAddress>> found = ADDRESS.matcher(withoutNames(header))
                .results()
                .map(address -> MailAddress.of(address.group()))
                .collect(Collectors.toSet());
        return found.size() == 1 ? found.iterator().next() : Optional.empty();
    }

    /** A display name or a comment may contain an address. */
    private static String withoutNames(String header) {
        String unquoted = header.replaceAll("\"[^\"]{0,500}+\"", " ").replaceAll("\\([^()]{0,500}+\\)", " ");
        return NAMED.matcher(unquoted).replaceAll(" $1 ");
    }

    /** Empty if there is no valid one. */
    public static String messageId(MimeHeader header) {
        List<String> ids = ids(header.field("Message-ID"));
        return ids.size() == 1 ? ids.get(0) : "";
    }

    /** References, or else In-Reply-To (RFC 5322, section 3.6.4). */
    public static List<String> references(MimeHeader header) {
        List<String> ids = ids(header.field("References"));
        if (ids.isEmpty()) {
            ids = ids(header.field("In-Reply-To"));
        }
        return shortened(ids);
    }

    /** Keeps the first and the latest ids if there are too many. */
    static List<String> shortened(List<String> ids) {
        if (ids.size() <= MOST_REFERENCES) {
            return ids;
        }
        List<String> shortened = new ArrayList<>(ids.subList(ids.size() - MOST_REFERENCES + 1, ids.size()));
        shortened.add(0, ids.get(0));
        return shortened;
    }

    private static List<String> ids(String header) {
        return header == null
                ? List.of()
                : MESSAGE_ID
                        .matcher(header)
                        .results()
                        .map(result -> result.group())
                        .toList();
    }

    /** A field in lower case, decoded and trimmed; empty if missing. */
    static String word(MimeHeader header, String name) {
        return HeaderText.decode(header.field(name)).toLowerCase(Locale.ROOT);
    }
}

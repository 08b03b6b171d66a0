package ua.meterline.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** What a request of a browser holds: query, form and path, stripped and bounded. Not thread-safe. */
public abstract class RequestValues {
    /** Longer values of fields are refused, unless the field says otherwise. */
    public static final int LONGEST_FIELD = 1_000;

    private final Context request;
    private final Sealing sealing;
    private final String address;
    private final String site;

    /**
     * @param address of the browser
     * @param site the beginning of the keys of its texts, such as {@code console}
     */
    RequestValues(Context request, Sealing sealing, String address, String site) {
        this.request = request;
        this.sealing = sealing;
        this.address = address;
        this.site = site;
    }

    Context request() {
        return request;
    }

    /** The address of the browser. */
    public String address() {
        return address;
    }

    /** A value of the query, stripped; empty where there is none. Control characters become spaces. */
    public String param(String name) throws BadInputException {
        return bounded(name, request.queryParam(name), LONGEST_FIELD);
    }

    /** A field of the form, stripped; empty where there is none. Control characters become spaces. */
    public String form(String name) throws BadInputException {
        return form(name, LONGEST_FIELD);
    }

    public String form(String name, int longest) throws BadInputException {
        return bounded(name, request.formParam(name), longest);
    }

    /** A password, as it was typed; empty where there is none. It is never kept for a later login. */
    public String secret(String name) throws BadInputException {
        String value = request.formParam(name);
        if (value != null && value.length() > LONGEST_FIELD) {
            throw tooLong(name, value.length(), LONGEST_FIELD);
        }
        return value == null ? "" : value;
    }

    /** All values of a field, such as of checkboxes. */
    public List<String> forms(String name) throws BadInputException {
        for (String value : request.formParams(name)) {
            bounded(name, value, LONGEST_FIELD);
        }
        return request.formParams(name);
    }

    private String bounded(String name, String value, int longest) throws BadInputException {
        if (value == null) {
            return "";
        } else if (value.length() > longest) {
            throw tooLong(name, value.length(), longest);
        }
        return value.replaceAll("[\\p{Cntrl}&&[^\\n]]", " ").strip();
    }

    private BadInputException tooLong(String field, int length, int longest) {
        return new BadInputException(site + ".problem.too-long", field, length, longest);
    }

    /** A part of the path, such as of {@code /messages/{id}}. */
    public String pathPart(String name) {
        return request.pathParam(name);
    }

    /**
     * A number in the path.
     *
     * @throws NoSuchPageException when it is not a number
     */
    public long pathNumber(String name) throws NoSuchPageException {
        try {
            return Long.parseLong(pathPart(name));
        } catch (NumberFormatException e) {
            throw new NoSuchPageException();
        }
    }

    /** A value of {@link LocalizedPage#seal}; empty for any other text, such as one from before a restart. */
    public Optional<String> unseal(String sealed) {
        return sealing.open(sealed);
    }
}

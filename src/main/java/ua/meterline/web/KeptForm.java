package ua.meterline.web;

import java.util.List;

/** A form that was sent without a session, to be sent again after the login. */
public record KeptForm(String path, List<Field> fields) {
    public KeptForm {
        fields = List.copyOf(fields);
    }

    /**
     * A field as it was sent.
     *
     * @param typed whether a person typed the value, or a page of ours knows it
     */
    public record Field(String name, String value, boolean typed) {}
}

package ua.meterline.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;

/** The templates, compiled at build time. Thread-safe. */
final class Templates {
    private static final String PACKAGE = "ua.meterline.web.templates";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

    /** @param name such as {@code overview/page} */
    String render(String name, LocalizedPage page, Object model) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", page);
        if (model != null) {
            parameters.put("model", model);
        }
        StringOutput output = new StringOutput();
        engine.render(name + ".jte", parameters, output);
        return output.toString();
    }
}

package ua.meterline.web;

/** A path of the cabinet. */
public record CabinetRoute(Route.Kind kind, String path, CabinetHandler handler) {
    /** Such as {@code POST /reading}. */
    @Override
    public String toString() {
        return (kind.isPost() ? "POST " : "GET ") + path;
    }
}

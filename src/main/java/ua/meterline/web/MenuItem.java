package ua.meterline.web;

import ua.meterline.backoffice.staff.Permission;

/**
 * An entry of the navigation.
 *
 * @param path of the page
 * @param permission that the page needs
 * @param textKey its name
 */
public record MenuItem(String path, Permission permission, String textKey) {
    /** Whether the page belongs to this entry. */
    boolean leadsTo(String currentPath) {
        return path.equals("/") ? currentPath.equals("/") : (currentPath + "/").startsWith(path + "/");
    }
}

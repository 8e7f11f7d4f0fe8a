package dev.souk.launcher.scaffold;

import dev.souk.tools.ToolException;

/**
 * A place that lists the services. What stands there for the model service is copied, renamed, and inserted before it.
 *
 * @param file from the root of the source tree
 * @param start what is copied, or its beginning if it is longer
 * @param next what follows
 * @param kind how much is copied
 */
record Place(String file, String start, String next, Kind kind) {

    private enum Kind {
        TEXT,
        BLOCK
    }

    /** This text, wherever it occurs. */
    static Place of(String file, String text) {
        return of(file, text, "");
    }

    /** This text, wherever the other follows at once. */
    static Place of(String file, String text, String next) {
        return new Place(file, text, next, Kind.TEXT);
    }

    /** All from the start to before the other text. */
    static Place block(String file, String start, String next) {
        return new Place(file, start, next, Kind.BLOCK);
    }

    /** The text of the file with the copy. */
    String extend(String text, Renaming renaming) {
        String model = model(text);
        return text.replace(model + next, renaming.apply(model) + model + next);
    }

    private String model(String text) {
        int begin = text.indexOf(kind == Kind.BLOCK ? start : start + next);
        int end = begin < 0 ? begin : text.indexOf(next, begin + start.length());
        if (end < 0) {
            throw new ToolException("%s has no '%s' any more, from which the entry of a new service is copied."
                    .formatted(file, start.strip()));
        }
        return text.substring(begin, end);
    }
}

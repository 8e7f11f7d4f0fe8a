package dev.souk.system.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A block of shell lines in a document, and the JSON that the document shows as what they print; empty if it shows
 * none.
 */
record Block(Path document, String commands, String response) {

    private static final Pattern SHELL =
            Pattern.compile("(?m)^```sh\\n(.*?)^```\\n(?:\\n```json\\n(.*?)^```\\n)?", Pattern.DOTALL);

    /** All of a document, from top to bottom. */
    static List<Block> of(Path document, String text) {
        return SHELL.matcher(text)
                .results()
                .map(block -> new Block(document, block.group(1), answer(block)))
                .toList();
    }

    private static String answer(MatchResult block) {
        return block.group(2) == null ? "" : block.group(2);
    }
}

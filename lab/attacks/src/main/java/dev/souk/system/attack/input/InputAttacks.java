package dev.souk.system.attack.input;

import dev.souk.system.attack.shop.Attack;
import java.nio.file.Path;
import java.util.List;

/** The attacks of this package. */
public final class InputAttacks {

    private InputAttacks() {}

    /** All of them; the logs in these folders are read for forged lines. */
    public static List<Attack> all(List<Path> logs) {
        return List.of(
                new InjectSql(),
                new HostileJson(),
                new TamperCursors(),
                new PretendByHeaders(),
                new FuzzByDescription(),
                new ForgeLogLines(logs));
    }
}

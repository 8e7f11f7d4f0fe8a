package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryUsageTest {

    @Test
    void bytesAreReadFromTheKernelsTable() {
        List<String> rollup = List.of("Rss:               1184 kB", "Pss:                 26 kB", "Pss_Dirty:  4 kB");

        assertThat(MemoryUsage.bytes(rollup, "Pss:")).isEqualTo(26 * 1024);
        assertThat(MemoryUsage.bytes(rollup, "Swap:")).isNull();
    }

    @Test
    void theBytesOfSeveralProcessesAreAddedUp() {
        List<String> rollups = List.of("Rss:   3 kB", "Pss:   1 kB", "Rss:   4 kB", "Pss:   2 kB");

        assertThat(MemoryUsage.bytes(rollups, "Rss:")).isEqualTo(7 * 1024);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisProcessUsesMemory() {
        MemoryUsage memory = MemoryUsage.ofOne(ProcessHandle.current().pid());

        assertThat(memory.pssBytes()).isPositive().isLessThanOrEqualTo(memory.rssBytes());
    }
}

package dev.souk.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration runs while instances of the last release use the database. */
class MigrationRulesTest {

    private static final Pattern PROJECT_VERSION = Pattern.compile("<artifactId>souk</artifactId>\\s*<version>([^<]+)");
    /** Prepared for these, a statement fails in a transaction once a migration has added one. */
    private static final Pattern ALL_COLUMNS =
            Pattern.compile("select \\*\\s+from\\s+(?!unnest)[a-z_]+|select [a-z]+\\.\\*|returning \\*");

    private static final MigrationRules RULES = new MigrationRules(Version.parse("0.3.0-SNAPSHOT"));

    @Test
    void noMigrationBreaksTheLastRelease() {
        Matcher version = PROJECT_VERSION.matcher(Repository.read(Repository.ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        var rules = new MigrationRules(Version.parse(version.group(1)));
        List<Path> migrations = Repository.find(
                file -> file.toString().matches(".*/src/main/resources/db/.*\\.sql".replace("/", "[/\\\\]")));

        assertThat(migrations)
                .isNotEmpty()
                .allSatisfy(migration -> assertThat(rules.breaking(Repository.read(migration)))
                        .as("%s breaks instances of the last release; docs/develop.md, A column is renamed", migration)
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table item drop column name",
                "DROP TABLE item",
                "alter table item rename column name to title",
                "alter table item rename to product",
                "alter table item alter column note set not null",
                "alter table item alter column note drop default",
                "alter table item alter column price_cents type bigint",
                "alter table item alter column price_cents set data type bigint",
                "alter table item add column note text not null",
                "alter table item drop name",
                "alter table item alter note set not null",
                "alter table item alter price_cents type bigint",
                "alter table item add note text not null",
                "alter table item add price numeric(9, 2) not null",
                "alter table item add kind text check (kind in (lower('a'), 'b')) not null",
                "alter table item drop default_price",
                "alter table item add column note text not null, add column kind text not null default 'x'",
                "alter table item\n    add constraint item_price check (price_cents > 0)",
                "alter table item add check (price_cents > 0)",
                "create unique index item_name on item (name)"
            })
    void aStatementThatTheLastReleaseDoesNotExpectIsFound(String statement) {
        assertThat(RULES.breaking("-- A comment.\n" + statement + ";")).hasSize(1);
        assertThat(RULES.breaking("-- Compatible since 0.2: nobody uses it.\n" + statement + ";"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table item add column note text",
                "alter table item add column note text not null default ''",
                "alter table item add note text default '', add price numeric(9, 2) not null default 0",
                "alter table item add check_in date, add primary_email text",
                "alter table item alter note drop not null, drop constraint item_price",
                "create table note (id uuid not null); create unique index note_text on note (text)",
                "create table note (id uuid); alter table note add constraint one check (id is not null)",
                "create index item_name on item (name)",
                "drop trigger t on item; drop function f(); drop index item_name",
                "create function f() returns trigger language plpgsql as $$ begin drop table item; end $$",
                "-- drop table item; rename it\nselect 1"
            })
    void anAdditionBreaksNothing(String statement) {
        assertThat(RULES.breaking(statement)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Compatible since 0.3: of this release", "Compatible since 0.4: later", "Compatible since 0.2:"})
    void aReleaseThatIsNotOutYetOrAMissingReasonDoesNotCount(String comment) {
        assertThat(RULES.breaking("-- " + comment + "\ndrop table item;")).containsExactly("drop table item");
    }

    @Test
    void noRepositoryReadsAllColumnsOfATable() {
        assertThat(Repository.find(file -> file.toString().matches(".*src.main.*Repository\\.java")))
                .isNotEmpty()
                .allSatisfy(
                        repository -> assertThat(Repository.read(repository)).doesNotContainPattern(ALL_COLUMNS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from account where id = :id",
                "select o.*, l.name from orders o",
                "update account set name = :name returning *"
            })
    void aStatementThatReadsAllColumnsIsFound(String statement) {
        assertThat(statement).containsPattern(ALL_COLUMNS);
    }

    @Test
    void aCommentIsForTheStatementBelowIt() {
        assertThat(RULES.breaking("-- Compatible since 0.2: nobody uses it.\ndrop table a;\ndrop table b;"))
                .containsExactly("drop table b");
    }
}

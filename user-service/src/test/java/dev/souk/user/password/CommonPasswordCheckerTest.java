package dev.souk.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordCheckerTest {

    private final CommonPasswordChecker checker = CommonPasswordChecker.ofList();

    @Test
    void theListHasThousandsOfCommonPasswordsAndEachLongFormIsFound() {
        assertThat(checker.words()).hasSizeGreaterThan(3_000);
        assertThat(checker.words()).allSatisfy(word -> {
            assertThat(isCommon(word.repeat(PasswordRules.MIN_LENGTH / word.length() + 1)))
                    .as("%s, repeated", word)
                    .isTrue();
            assertThat(isCommon("%s!!!!!!!!!!!!%s".formatted(word, word)))
                    .as("%s, twice", word)
                    .isTrue();
            assertThat(isCommon(word + "-123456789")).as("%s, and digits", word).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "Password1234567",
                "PASSWORD!!!!!!!!!!!!!!!",
                "123456789012345",
                "aaaaaaaaaaaaaaa",
                "abcabcabcabcabca",
                "qwertyuiopasdfgh",
                "abcdefghijklmnopqrstuvwxyz",
                "Summer-1234567890",
                "dragon monkey x1",
                "aaaaaaaaaaaa",
                "ａａａａａａａａａａａａａａａ",
                "𝒑𝒂𝒔𝒔𝒘𝒐𝒓𝒅𝒑𝒂𝒔𝒔𝒘𝒐𝒓𝒅",
                "ＰＡＳＳＷＯＲＤ１２３４５６７",
                "pass\u200Dword\u200D1234567",
                "password@@@@@@@@@",
                "password!@#$%^&*()",
                "!@#$%^&*()_+",
                "---------------",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "😀😁😀😁😀😁😀😁😀😁😀😁😀😁😀",
                "password 😀 password"
            })
    void aLongPasswordOfCommonOnesIsFound(String password) {
        assertThat(isCommon(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "a rather different passphrase",
                "only-for-this-test",
                "3f0d9d5e-6a0d-4a38-8a51-5f1c2a5f0e11",
                "пароль-парóль-пароль2",
                "k7Qm2xV9wLz4RtB",
                "}{|[;*&^%$#@!~<>?:+=-/",
                "+-*/=<>()[]{}|&",
                "→↑←↓↔↕⇒⇑⇐⇓∀∃∈∉⊂",
                "😀🚀🐍🎸🌵🧀🎲🛶🦉🍕🎈🧩🪁🐙🌋",
                "一二三四五六七八九十百千万億兆",
                "𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈𠀉𠀊𠀋𠀌𠀍𠀎",
                "password }{|[;*&^%$"
            })
    void aPassphraseAndARandomPasswordAreAccepted(String password) {
        assertThat(isCommon(password)).isFalse();
    }

    private boolean isCommon(String password) {
        return checker.isCommon(password);
    }
}

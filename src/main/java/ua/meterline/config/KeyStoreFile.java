package ua.meterline.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;

/** A key store that was read, and the password that its keys have, too. */
record KeyStoreFile(KeyStore content, char[] password) {
    /**
     * @param type {@code PKCS12} or {@code JKS}; null when that setting was wrong
     * @throws IllegalArgumentException why it cannot be read
     */
    static KeyStoreFile open(Path file, String password, String type) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore content = KeyStore.getInstance(type == null ? "PKCS12" : type);
            content.load(in, password.toCharArray());
            return new KeyStoreFile(content, password.toCharArray());
        } catch (IOException e) {
            throw new IllegalArgumentException(words(e, type), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot be used: " + e.getMessage(), e);
        }
    }

    private static String words(IOException failure, String type) {
        if (failure.getCause() instanceof UnrecoverableKeyException) {
            return "cannot be opened with its .password";
        } else if (failure instanceof java.nio.file.FileSystemException) {
            return "there is no such file, or it may not be read";
        }
        return "is no key store of type " + type;
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "key store";
    }
}

# Install rules live beside the program (generator/cli); here is what turns them into a package.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME werkthet)
set(CPACK_PACKAGE_VENDOR "werkthet")
set(CPACK_PACKAGE_CONTACT "werkthet maintainers <werkthet@example.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-liberation")  # without a font the PNG in a letter has no words
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "odbc-postgresql, libreoffice-writer-nogui")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)

install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${PROJECT_SOURCE_DIR}/GLOSSARY.md
              ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/werkthet)
include(CPack)

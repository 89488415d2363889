# SPDX-License-Identifier: GPL-3.0-or-later
# glassbox_add_texts(TARGET): compiles resources/translations/LANGUAGE/*.ts into glassbox_LANGUAGE.qm and embeds them
# in the target as :/texts/glassbox_LANGUAGE.qm (initialise with Q_INIT_RESOURCE(texts)).
function(glassbox_add_texts target)
  set(folder ${CMAKE_BINARY_DIR}/generated/texts)
  file(MAKE_DIRECTORY ${folder})
  set(entries "")
  set(compiled "")
  foreach(language en ru)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/translations/${language}/*.ts)
    set(output ${folder}/glassbox_${language}.qm)
    add_custom_command(OUTPUT ${output} DEPENDS ${sources} VERBATIM
                       COMMAND Qt6::lrelease -idbased -silent ${sources} -qm ${output})
    list(APPEND compiled ${output})
    string(APPEND entries "  <file>glassbox_${language}.qm</file>\n")
  endforeach()
  file(CONFIGURE OUTPUT ${folder}/texts.qrc @ONLY
       CONTENT "<RCC><qresource prefix=\"/texts\">\n@entries@</qresource></RCC>\n")
  add_custom_command(OUTPUT ${folder}/qrc_texts.cpp DEPENDS ${folder}/texts.qrc ${compiled} VERBATIM
                     COMMAND Qt6::rcc --name texts --output ${folder}/qrc_texts.cpp ${folder}/texts.qrc)
  set_source_files_properties(${folder}/qrc_texts.cpp PROPERTIES SKIP_AUTOGEN ON)
  target_sources(${target} PRIVATE ${folder}/qrc_texts.cpp)
endfunction()
